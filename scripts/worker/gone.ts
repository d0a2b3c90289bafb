/**
 * Stands in the place of the service worker where a build has none: a browser that has visited
 * the shop at this address before is freed of its worker and what that has kept.
 */

declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
  // Only where there was something: a page that is shown anew must not be so for ever.
  if (names.length > 0) {
    const pages = await self.clients.matchAll({ type: 'window' });
    await Promise.all(pages.map((page) => page.navigate(page.url)));
  }
}

export {};
