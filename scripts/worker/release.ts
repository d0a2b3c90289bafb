/** What the build says of this version of the shop, and the caches that belong to it. */

declare const MANIFEST: {
  /** A hash of everything below and of the worker itself. */
  release: string;
  /** The path of the script that starts the app; every page of this version names it. */
  script: string;
  /** The paths of the files that every page needs. */
  files: string[];
};

declare const self: ServiceWorkerGlobalScope;

export const { release: RELEASE, script: SCRIPT, files: FILES } = MANIFEST;

/** The shell: files that are the same for all content. */
export const SHELL = `shell-${RELEASE}`;
/** Indexes, products, producers and pages, all of the same content. */
export const CONTENT = `content-${RELEASE}`;
/** The pages that are open and of another version than this worker. */
export const STRANGERS = `strangers-${RELEASE}`;
export const PICTURES = 'pictures';
/** The live sessions, which belong to no version. */
export const PROGRAMME = 'programme';

const LANGUAGES = ['en', 'fr'];

/** The language of a page, by its path. */
export function languageOf(path: string): string {
  const first = path.split('/')[1] ?? '';
  return LANGUAGES.includes(first) ? first : 'vi';
}

/** The path of a page in a language. */
export function inLanguage(language: string, path: string): string {
  const prefix = language === 'vi' ? '' : `/${language}`;
  return path === '/' && prefix ? prefix : `${prefix}${path}`;
}

/** Whether an answer may be kept: whole, our own, and no error. */
export function isSound(response: Response): boolean {
  return response.status === 200 && response.type === 'basic';
}

/** Finds what is kept; a storage that cannot be read holds nothing. */
export async function held(cache: string, path: string): Promise<Response | undefined> {
  try {
    return await caches.match(path, { cacheName: cache, ignoreVary: true });
  } catch {
    return undefined;
  }
}

/** Keeps an answer; says whether there was room. */
export async function keep(cache: string, path: string, response: Response): Promise<boolean> {
  try {
    const store = await caches.open(cache);
    await store.put(path, response);
    return true;
  } catch {
    return false;
  }
}

/** Asks the server, past the browser's own cache unless that is still good. */
export function ask(path: string): Promise<Response> {
  return fetch(path, { cache: 'no-cache' });
}

/**
 * Whether the server still has this version. What was fetched before a yes is of this version,
 * too: a new one takes the place of the old one at once.
 */
export async function isServed(): Promise<boolean> {
  const response = await ask(self.location.pathname);
  return isSound(response) && (await response.text()).includes(RELEASE);
}
