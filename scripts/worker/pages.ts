/** Pages: as they are kept, or from the network, or the frame in which the app builds any page. */
import { CONTENT, SCRIPT, SHELL, held, inLanguage, isSound, keep, languageOf } from './release.ts';
import { estrange, expectVerdict } from './windows.ts';

declare const self: ServiceWorkerGlobalScope;

/** After this long without an answer the frame is the faster way, in milliseconds. */
const PATIENCE = 4_000;

/** What a page is kept under: its path. The HTML is the same for every query, and for every order. */
export function pageKey(path: string): string {
  const bare = path.replace(/\/+$/, '') || '/';
  return bare.replace(/(\/orders)\/[^/]+$/, '$1');
}

/** Answers for a page. */
export async function page(event: FetchEvent, path: string): Promise<Response> {
  const key = pageKey(path);
  const known = await held(CONTENT, key);
  if (known) {
    return known;
  }
  // A host need not know that one page stands for all orders.
  const answer = fetch(path.includes('/orders/') ? key : event.request);
  const kept = answer.then((response) => keepPage(key, response.clone()));
  event.waitUntil(kept.catch(() => {}));
  const response = await Promise.race([answer, late()]).catch(() => undefined);
  if (response) {
    watch(event, kept);
    return response;
  }
  return (await held(SHELL, inLanguage(languageOf(path), '/offline'))) ?? answer;
}

function late(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), PATIENCE);
  });
}

/** A page of another version gets nothing from this one. */
function watch(event: FetchEvent, kept: Promise<Origin>): void {
  const isStrange = kept.then((origin) => origin === 'other version', () => true);
  expectVerdict(event.resultingClientId, isStrange);
  const settled = isStrange.then(async (strange) => {
    if (strange) {
      await estrange(event.resultingClientId);
      await self.registration.update();
    }
  });
  event.waitUntil(settled.catch(() => {}));
}

type Origin = 'this version' | 'other version' | 'no page';

/** Keeps a page if it is sound and of this version; says where it is from. */
export async function keepPage(path: string, response: Response): Promise<Origin> {
  if (!response.headers.get('content-type')?.startsWith('text/html')) {
    return 'no page';
  }
  const html = await response.text();
  if (!html.includes(`"${SCRIPT}"`)) {
    return 'other version';
  }
  if (isSound(response)) {
    // Made anew: what came by a redirection could not be answered with.
    await keep(CONTENT, path, new Response(html, { headers: response.headers }));
  }
  return 'this version';
}
