/**
 * Runs beside the first paint, which waits for nothing but the page: what stands in it, its styles
 * among that, is enough for a first look. The rest comes after it, the whole style sheet first and
 * then letters and the app. Has to run in old browsers too, so that it can tell them.
 */
import { fetchLetters } from './letters.ts';
import { hearNews } from './news.ts';
import { painted } from './painted.ts';
import { rememberTouches } from './touches.ts';
import { watchForTrouble } from './trouble.ts';

const own = document.currentScript as HTMLScriptElement;

watchForTrouble();
hearNews();
const isWanted = rememberTouches();
void painted(isWanted).then(dress).then(start);

/** Fetches the whole style sheet, where only a part of it stands in the page. */
function dress(): Promise<unknown> | undefined {
  const rest = document.querySelector('style[data-rest]')?.getAttribute('data-rest');
  return rest ? arrived(add('link', { rel: 'stylesheet', href: rest })) : undefined;
}

/** Once an element has what it names, or cannot have it. */
function arrived(element: HTMLElement): Promise<unknown> {
  return new Promise((resolve) => {
    element.onload = resolve;
    element.onerror = resolve;
  });
}

/** Fetches the app, and at once with it what it will ask for, as the page names it. */
function start(): void {
  void fetchLetters();
  add('script', { type: 'module', src: own.getAttribute('data-app') ?? '' });
  const files = document.querySelector('meta[name="app-files"]')?.getAttribute('content') ?? '';
  for (const href of `${own.getAttribute('data-wasm')} ${files}`.split(' ').filter(Boolean)) {
    add('link', { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href });
  }
}

function add(name: 'link' | 'script', properties: Partial<HTMLLinkElement & HTMLScriptElement>): HTMLElement {
  return document.head.appendChild(Object.assign(document.createElement(name), properties));
}
