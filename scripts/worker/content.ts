/**
 * The content: answered from what is kept, and looked after behind the page's back. A page, a
 * product's file and an index are all made from the same content, so one question, whether the
 * index has changed, answers for all of them.
 */
import { CONTENT, RELEASE, ask, held, inLanguage, isServed, isSound, keep, languageOf } from './release.ts';
import { openPaths, tellAll } from './windows.ts';
import { keepPage, pageKey } from './pages.ts';

declare const self: ServiceWorkerGlobalScope;

const INDEX = /^\/data\/index\.(\w+)\.bin$/;

/** Answers for a file of the content. */
export async function content(event: FetchEvent, path: string): Promise<Response> {
  const isIndex = INDEX.test(path);
  if (wantsFresh(event.request)) {
    const response = await fetch(event.request);
    event.waitUntil(renew(path, response.clone()));
    return response;
  }
  const known = await held(CONTENT, path);
  if (known) {
    if (isIndex) {
      event.waitUntil(look(path));
    }
    return known;
  }
  const response = await fetch(event.request);
  event.waitUntil(renew(path, response.clone()));
  return response;
}

/** The cart asks so: it would rather have no answer than an old one. */
function wantsFresh(request: Request): boolean {
  return request.cache === 'no-cache' || request.cache === 'no-store';
}

/** Looks whether an index has changed. */
async function look(path: string): Promise<void> {
  try {
    await renew(path, await ask(path));
  } catch {
    // Offline: what is kept stays.
  }
}

/** Looks whether anything that is kept has changed. */
export async function lookAgain(): Promise<void> {
  for (const path of await heldIndexes()) {
    await look(path);
  }
}

/** Keeps an answer that is of this version. An index that has changed takes the rest with it. */
async function renew(path: string, response: Response): Promise<void> {
  if (!isSound(response)) {
    return;
  }
  if (!(await isServed().catch(() => false))) {
    // The server has another version, whose worker brings its own content.
    await self.registration.update().catch(() => {});
    return;
  }
  const known = INDEX.test(path) ? await held(CONTENT, path) : undefined;
  const isChanged = known && !(await sameBytes(known, response.clone()));
  const others = isChanged ? await heldIndexes() : [];
  if (isChanged) {
    await caches.delete(CONTENT);
  }
  const isKept = await keep(CONTENT, path, response);
  if (isChanged && isKept) {
    await Promise.all(others.filter((other) => other !== path).map(look));
    await collect();
    await tellAll('content');
  }
}

async function sameBytes(one: Response, other: Response): Promise<boolean> {
  const [a, b] = await Promise.all([one.arrayBuffer(), other.arrayBuffer()]);
  const [x, y] = [new Uint8Array(a), new Uint8Array(b)];
  return x.length === y.length && x.every((byte, at) => byte === y[at]);
}

async function heldIndexes(): Promise<string[]> {
  const store = await caches.open(CONTENT);
  const paths = (await store.keys()).map(({ url }) => new URL(url).pathname);
  return paths.filter((path) => INDEX.test(path));
}

/** Collects what the open pages need offline, and the homes of their languages. */
export async function collect(): Promise<void> {
  const paths = new Set((await openPaths()).map(pageKey));
  const languages = new Set([...paths].map(languageOf));
  if (languages.size === 0) {
    languages.add(languageOf('/'));
  }
  for (const language of languages) {
    paths.add(inLanguage(language, '/'));
  }
  const files = [...languages].map((language) => `/data/index.${language}.bin`);
  files.push(...[...paths].map(fileOf).filter((file) => file !== undefined));
  await Promise.all([...files.map(collectFile), ...[...paths].map(collectPage)]);
}

/** The file with the details of a product or producer, the courses, the events, the partners or the places, by its page. */
function fileOf(page: string): string | undefined {
  if (page.endsWith('/checkout')) {
    return '/data/places.txt';
  }
  const found = /\/(products|producers)\/[^/]+$|\/(training|events|partners)$|\/partners(?=\/)/.exec(page);
  return found ? `/data${found[0]}.json` : undefined;
}

async function collectFile(path: string): Promise<void> {
  if (!(await held(CONTENT, path))) {
    const response = await ask(path);
    if (isSound(response)) {
      await keep(CONTENT, path, response);
    }
  }
}

async function collectPage(path: string): Promise<void> {
  if (!(await held(CONTENT, path))) {
    await keepPage(path, await ask(path));
  }
}

/** Removes what belongs to other versions. */
export async function removeOthers(): Promise<void> {
  const names = await caches.keys();
  const isOld = (name: string) => /^(shell|content|strangers)-/.test(name) && !name.endsWith(`-${RELEASE}`);
  await Promise.all(names.filter(isOld).map((name) => caches.delete(name)));
}
