/** The open pages, and which of them are of another version than this worker. */
import { STRANGERS, held, keep } from './release.ts';

declare const self: ServiceWorkerGlobalScope;

/**
 * Whether a page that came from the network is of another version, as soon as that is known. The
 * browser may end the worker at any time and start it anew, so the strangers are kept as well.
 */
const verdicts = new Map<string, Promise<boolean>>();

/** Remembers of a page what will be known once its HTML has come. */
export function expectVerdict(id: string, isStrange: Promise<boolean>): void {
  verdicts.set(id, isStrange);
}

/** Remembers for good that a page is of another version. */
export async function estrange(id: string): Promise<void> {
  verdicts.set(id, Promise.resolve(true));
  await keep(STRANGERS, `/${id}`, new Response());
}

/** Whether a page is of another version: all that it asks for comes from the network. */
export async function isStranger(id: string): Promise<boolean> {
  return (await verdicts.get(id)) ?? (await held(STRANGERS, `/${id}`)) !== undefined;
}

/** The paths of all open pages, also of those that no worker serves yet. */
export async function openPaths(): Promise<string[]> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return windows.map(({ url }) => new URL(url).pathname);
}

/** Tells something to the open pages of this version. */
export async function tellAll(news: string): Promise<void> {
  for (const page of await self.clients.matchAll({ type: 'window' })) {
    if (!(await isStranger(page.id))) {
      page.postMessage(news);
    }
  }
}
