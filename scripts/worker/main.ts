/**
 * The service worker: keeps the shop on the device.
 *
 * One worker serves one version of the app. Its shell is kept whole, and a page of another version
 * gets nothing from it. A new version waits until a shopper takes it up or no page is open.
 */
import { collect, content, lookAgain, removeOthers } from './content.ts';
import { page } from './pages.ts';
import { picture } from './pictures.ts';
import { SESSIONS, programme } from './programme.ts';
import { SCRIPT, isServed } from './release.ts';
import { isShell, shell, takeShell } from './shell.ts';
import { estrange, isStranger } from './windows.ts';

declare const self: ServiceWorkerGlobalScope;

/** What is made for portals' pages has no app in it, and is not kept. */
const EMBEDDED = /^(\/en|\/fr)?\/embed(\/|$)/;

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => event.waitUntil(hear(event)));
self.addEventListener('fetch', (event) => {
  const answer = answerTo(event);
  if (answer) {
    event.respondWith(answer);
  }
});

async function install(): Promise<void> {
  await takeShell();
  // The shop opens offline without a single page, too: each is built from the index.
  await collect().catch(() => {});
  if (!(await isServed())) {
    throw new Error('the server has another version by now');
  }
}

async function activate(): Promise<void> {
  await removeOthers();
  await self.clients.claim();
}

async function hear({ data, source }: ExtendableMessageEvent): Promise<void> {
  if (data === 'take-up') {
    await self.skipWaiting();
  } else if (data === 'look') {
    await lookAgain();
  } else if (data === 'serve') {
    await self.clients.claim();
    await collect().catch(() => {});
  } else if (data.script !== SCRIPT && source instanceof Client) {
    await estrange(source.id);
  }
}

/** The answer to a request, or nothing where the network answers as if there were no worker. */
function answerTo(event: FetchEvent): Promise<Response> | undefined {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isOurs = request.method === 'GET' && origin === self.location.origin && !isAdmin(pathname);
  if (!isOurs || request.headers.has('range')) {
    return undefined;
  }
  if (request.mode === 'navigate') {
    const isPage = request.destination === 'document' && !EMBEDDED.test(pathname);
    return isPage ? page(event, pathname) : undefined;
  }
  if (isShell(pathname)) {
    return shell(event, pathname);
  }
  if (request.destination === 'image') {
    return picture(event, pathname);
  }
  if (pathname === SESSIONS) {
    return programme(event);
  }
  return pathname.startsWith('/data/') ? contentFor(event, pathname) : undefined;
}

/** The editors' page is no part of the shop: nothing of it is kept on the device. */
function isAdmin(path: string): boolean {
  return /^\/admin(\/|$)/.test(path);
}

async function contentFor(event: FetchEvent, path: string): Promise<Response> {
  return (await isStranger(event.clientId)) ? fetch(event.request) : content(event, path);
}
