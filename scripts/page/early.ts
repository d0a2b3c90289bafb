/**
 * Runs beside the first paint, which waits for nothing but the page: what stands in it, its styles
 * among that, is enough for a first look. The rest comes after it. Has to run in old browsers too,
 * so that it can tell them.
 */
import { afterFrames } from './frames.ts';
import { hearNews } from './news.ts';
import { painted } from './painted.ts';
import { rememberTouches } from './touches.ts';
import { watchForTrouble } from './trouble.ts';
import { giveWay } from './way.ts';

const own = document.currentScript as HTMLScriptElement;

watchForTrouble();
hearNews();
const isWanted = rememberTouches();
void painted(isWanted).then(fetchRest);

/** All at once, because each way to the server is long; the app begins when the page is dressed. */
async function fetchRest(): Promise<void> {
  const dressed = dress();
  const app = own.getAttribute('data-app') ?? '';
  add('link', { rel: 'modulepreload', href: app });
  await giveWay();
  preload(own.getAttribute('data-wasm') ?? '');
  await giveWay();
  const texts = own.getAttribute('data-texts')?.replace('*', document.documentElement.lang) ?? '';
  const spoken = arrived(preload(texts));
  await preloadAll('app-files');
  // What a page shows only once it answers: asked for while the wasm is still on its way, so that the
  // line is not idle after it.
  void spoken.then(() => preloadAll('app-files-after'));
  await dressed;
  add('script', { type: 'module', src: app });
}

/** To ask for a file takes a slow phone some 5 ms, so each has a task of its own. */
async function preloadAll(name: string): Promise<void> {
  for (const file of named(name)) {
    await giveWay();
    preload(file);
  }
}

/** The addresses that the page names. */
function named(name: string): string[] {
  const files = document.querySelector(`meta[name="${name}"]`)?.getAttribute('content');
  return files ? files.split(' ') : [];
}

function preload(href: string): HTMLElement {
  return add('link', { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href });
}

/**
 * Fetches the styles that do not stand in every page. With each sheet the browser looks at the whole
 * page again, so each has a frame of its own.
 */
async function dress(): Promise<void> {
  const rest = document.querySelector('style[data-rest]')?.getAttribute('data-rest')?.split(' ') ?? [];
  for (const href of rest.slice(1)) {
    add('link', { rel: 'preload', as: 'style', href });
  }
  for (const [index, href] of rest.entries()) {
    if (index > 0) {
      await new Promise<void>((resolve) => afterFrames(1, resolve));
    }
    await arrived(add('link', { rel: 'stylesheet', href }));
  }
}

/** Once an element has what it names, or cannot have it. */
function arrived(element: HTMLElement): Promise<unknown> {
  return new Promise((resolve) => {
    element.onload = resolve;
    element.onerror = resolve;
  });
}

function add(name: 'link' | 'script', properties: Partial<HTMLLinkElement & HTMLScriptElement>): HTMLElement {
  return document.head.appendChild(Object.assign(document.createElement(name), properties));
}
