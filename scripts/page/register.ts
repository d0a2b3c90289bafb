/** Registers the service worker once the page rests, and tells the page of a new version. */
import { spread } from './news.ts';

/** How often a page that comes back into view asks for news, in milliseconds. */
const RARELY = 5 * 60_000;

/** Whether this page asks no more, because it is about to be loaded again. */
let leaving = false;

/** A page that was not prerendered belongs to a build for development, which has no worker. */
export async function registerWorker(rest: Promise<void>): Promise<void> {
  if (!('serviceWorker' in navigator) || !document.querySelector('#app[data-build]')) {
    return;
  }
  const workers = navigator.serviceWorker;
  let controller = workers.controller;
  workers.addEventListener('controllerchange', () => {
    // Another version has been taken up, here or in another tab, and this page is of the old
    // one. A page that had no worker only gets its own.
    if (controller) {
      reload();
    }
    controller = workers.controller;
    introduce();
  });
  let registration: ServiceWorkerRegistration | undefined;
  addEventListener('take-up', () => takeUp(registration));
  introduce();
  await rest;
  try {
    registration = await workers.register('/sw.js', { updateViaCache: 'none' });
    if (!workers.controller) {
      // It began to serve while this page was on its way, and took only those that were there.
      registration.active?.postMessage('serve');
    }
    watch(registration);
  } catch {
    // Forbidden here, or out of reach: the shop does without.
  }
}

/** Says which version this page runs, for a worker that did not serve it itself. */
function introduce(): void {
  const script = new URL(import.meta.url).pathname;
  navigator.serviceWorker.controller?.postMessage({ script });
}

function watch(registration: ServiceWorkerRegistration): void {
  const look = () => {
    if (registration.waiting && navigator.serviceWorker.controller) {
      spread('version');
    }
  };
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  askOnReturn(registration);
}

/** What is new may be content, of which the worker tells before it is registered here. */
function takeUp(registration: ServiceWorkerRegistration | undefined): void {
  if (registration?.waiting) {
    registration.waiting.postMessage('take-up');
  } else {
    reload();
  }
}

function askOnReturn(registration: ServiceWorkerRegistration): void {
  let asked = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - asked < RARELY) {
      return;
    }
    asked = performance.now();
    registration.update().catch(() => {
      // Offline; the next return asks again.
    });
    navigator.serviceWorker.controller?.postMessage('look');
  });
}

function reload(): void {
  if (!leaving) {
    leaving = true;
    location.reload();
  }
}
