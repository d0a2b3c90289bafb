/**
 * The shop's own letters. Until they have come others of the same measures stand in, see
 * style/stand-ins.css. A text is laid out anew when its letters change, and a whole page of them
 * would keep a phone from answering for a while: so the page takes them on piece by piece.
 */
import { afterFrames, whenIdle } from './frames.ts';
import { giveWay } from './way.ts';

const FAMILY = '"Be Vietnam Pro"';
const WEIGHTS = [400, 600];

/** So many elements get their letters between two frames, or a few more. */
const PIECE = 30;

/** What is shown in the letters; on the whole page once all of it is. */
const SHOWN = 'data-letters';

/** An element that is not too large, and how many are laid out anew with it. */
interface Piece {
  element: Element;
  size: number;
}

/**
 * Fetches the letters, and shows them once all have come that can be had. To ask for a weight takes
 * a slow phone as long as a file of the program takes, so each has a task of its own.
 */
export async function fetchLetters(): Promise<void> {
  const fetched: Promise<unknown>[] = [];
  for (const weight of WEIGHTS) {
    await giveWay();
    fetched.push(document.fonts.load(`${weight} 1em ${FAMILY}`).catch(ignore));
  }
  await Promise.all(fetched);
  show(pieces(document.body));
}

/** What cannot be had keeps its stand-in. */
function ignore(): void {}

function show(pieces: Piece[]): void {
  let elements = 0;
  while (elements < PIECE) {
    const next = pieces.shift();
    if (!next) {
      document.body.setAttribute(SHOWN, '');
      return;
    }
    next.element.setAttribute(SHOWN, '');
    elements += next.size;
  }
  afterFrames(1, () => whenIdle(() => show(pieces)));
}

/** A page cut into elements, from its beginning. */
function pieces(element: Element): Piece[] {
  const size = 1 + element.getElementsByTagName('*').length;
  if (size > PIECE) {
    return [...element.children].flatMap(pieces);
  }
  return [{ element, size: isLeftOut(element) ? 0 : size }];
}

/** Whether the browser leaves an element out as long as it is out of view, where it says so. */
function isLeftOut(element: Element): boolean {
  return 'checkVisibility' in element && !element.checkVisibility({ contentVisibilityAuto: true });
}
