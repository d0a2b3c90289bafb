/** Pictures: answered from what is kept, looked after once a day, and not too many of them. */
import { PICTURES, ask, held, isSound, keep } from './release.ts';

/** How many are kept; the oldest make way. */
const MOST = 160;
const DAY = 24 * 60 * 60_000;

/** Answers for a picture. */
export async function picture(event: FetchEvent, path: string): Promise<Response> {
  const known = await held(PICTURES, path);
  if (!known) {
    const response = await fetch(event.request);
    event.waitUntil(add(path, response.clone()));
    return response;
  }
  if (isOld(known)) {
    event.waitUntil(ask(path).then((response) => add(path, response), () => {}));
  }
  return known;
}

function isOld(response: Response): boolean {
  const date = Date.parse(response.headers.get('date') ?? '');
  return !(Date.now() - date < DAY);
}

async function add(path: string, response: Response): Promise<void> {
  const isImage = response.headers.get('content-type')?.startsWith('image/');
  if (!isSound(response) || !isImage || !(await keep(PICTURES, path, response))) {
    return;
  }
  const store = await caches.open(PICTURES);
  const paths = await store.keys();
  await Promise.all(paths.slice(0, -MOST).map((path) => store.delete(path)));
}
