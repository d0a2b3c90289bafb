/**
 * The shop's own letters. Until they have come others of the same measures stand in, see
 * style/stand-ins.css. A text is laid out anew when its letters change, and a whole page of them
 * would keep a phone from answering for a while: so the page takes them on piece by piece.
 */
import { afterFrames } from './frames.ts';

const FAMILY = '"Be Vietnam Pro"';
const WEIGHTS = [400, 600];

/** One letter of each file. */
const EACH = 'aạ';

/** So many elements get their letters between two frames, or a few more. */
const PIECE = 60;

/** What is shown in the letters; on the whole page once all of it is, of which the app hears. */
const SHOWN = 'data-letters';
const ALL_SHOWN = 'letters';

/** Fetches the letters, and shows them once all have come that can be had. */
export async function fetchLetters(): Promise<void> {
  const fetched = WEIGHTS.map((weight) => document.fonts.load(`${weight} 1em ${FAMILY}`, EACH));
  await Promise.allSettled(fetched);
  show(pieces(document.body));
}

function show(pieces: Element[]): void {
  let elements = 0;
  while (elements < PIECE) {
    const next = pieces.shift();
    if (!next) {
      document.body.setAttribute(SHOWN, '');
      dispatchEvent(new Event(ALL_SHOWN));
      return;
    }
    next.setAttribute(SHOWN, '');
    elements += sizeOf(next);
  }
  afterFrames(1, () => show(pieces));
}

/** A page cut into elements that are not too large, from its beginning. */
function pieces(element: Element): Element[] {
  return sizeOf(element) > PIECE ? [...element.children].flatMap(pieces) : [element];
}

function sizeOf(element: Element): number {
  return 1 + element.getElementsByTagName('*').length;
}
