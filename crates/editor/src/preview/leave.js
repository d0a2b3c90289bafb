// Stands in the place of the shop's service worker: frees the browser of one that an earlier shop
// at this address has left, so that nothing old is shown.
self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave() {
  const names = await caches.keys();
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
