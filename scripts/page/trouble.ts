/**
 * Says it calmly when the app cannot come (blocked, an old browser, a broken connection) or has
 * fallen. What is said stands in the page from the start, hidden and in its language: see
 * `src/features/shell/trouble.rs`. Nothing here needs the wasm.
 */
import { ABSENT, isRunning } from './ready.ts';
import { forgetTouches } from './touches.ts';

/** The ids of the two notes. */
const NOTE = 'app-absent';
const PANEL = 'app-fallen';

/** Asks the next start in this tab to build the page anew instead of taking its HTML over. */
const ANEW = 'build-anew';

/** Listens for everything that keeps the app from running. */
export function watchForTrouble(): void {
  addEventListener(ABSENT, () => show(NOTE));
  addEventListener('error', onError, true);
  addEventListener('unhandledrejection', (event) => judge(event.reason));
  const isOld = typeof WebAssembly !== 'object' || !('noModule' in HTMLScriptElement.prototype);
  if (isOld) {
    show(NOTE);
  }
}

function onError(event: ErrorEvent | Event): void {
  const { target } = event;
  if (target instanceof HTMLScriptElement && target.type === 'module') {
    show(NOTE);
  } else if (event instanceof ErrorEvent) {
    judge(event.error);
  }
}

/** A panic aborts the wasm, which the browser reports as an error of this type. */
function judge(error: unknown): void {
  if (typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError) {
    show(PANEL);
  } else if (error instanceof SyntaxError && !isRunning()) {
    // A script in a newer language than this browser's.
    show(NOTE);
  }
}

function show(id: string): void {
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => show(id));
    return;
  }
  forgetTouches();
  const element = document.getElementById(id);
  if (!element || !element.hidden) {
    return;
  }
  element.hidden = false;
  element.addEventListener('click', onClick);
  if (element instanceof HTMLElement && 'showModal' in element) {
    (element as HTMLDialogElement).showModal();
  }
}

function onClick(event: Event): void {
  const button = event.target instanceof Element ? event.target.closest('[data-do]') : null;
  if (button?.getAttribute('data-do') === 'reload') {
    reload();
  } else if (button) {
    close(event.currentTarget as HTMLElement);
  }
}

function close(element: HTMLElement): void {
  if ('close' in element) {
    (element as HTMLDialogElement).close();
  }
  element.remove();
}

/** What has fallen once over this HTML, such as one that an extension has changed, would again. */
function reload(): void {
  try {
    sessionStorage.setItem(ANEW, '');
  } catch {
    // Without storage the page is taken over as before.
  }
  location.reload();
}

/** Before the start: where a fall came before, the app finds no HTML that it could take over. */
export function standAnew(): void {
  try {
    if (sessionStorage.getItem(ANEW) !== null) {
      sessionStorage.removeItem(ANEW);
      document.getElementById('app')?.removeAttribute('data-path');
    }
  } catch {
    // Without storage nothing was asked for.
  }
}
