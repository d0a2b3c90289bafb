/**
 * What makes the shop one that can be installed: its worker, see `register.ts`, and its manifest. They
 * serve later visits, so they come when this one has what it needs.
 */
import { whenIdle } from './frames.ts';
import { loaded } from './painted.ts';

/**
 * So many milliseconds after the page answers the worker begins to keep the shop. That takes the
 * device as much work as to start the app, and a phone that does both at once answers late.
 */
const PAUSE = 1_000;

/** Nor is it waited for longer than this, whatever became of the page, in milliseconds. */
const PATIENCE = 15_000;

/** Once the page has been answering for a while and the browser has nothing else to do. */
export async function rested(answers: Promise<void>): Promise<void> {
  await loaded();
  await Promise.race([answers.then(() => pause(PAUSE)), pause(PATIENCE)]);
  await new Promise<void>(whenIdle);
}

/** Links to the manifest that the page names: the browser fetches it, and its icons, at once. */
export function linkManifest(): void {
  const href = document.querySelector('meta[name="app-manifest"]')?.getAttribute('content');
  if (href) {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'manifest', href }));
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
