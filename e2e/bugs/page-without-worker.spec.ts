/**
 * A page that was on its way while the worker began to serve had none for as long as it lived: what
 * it showed was not kept, and it heard of no new version.
 */
import { product } from '../fixtures/content.ts';
import { UNREACHABLE, expect, served, test } from '../fixtures/host.ts';

const tea = product('tra-sen-tay-ho');

test('a page without a worker gets the one that serves, which keeps what the page shows', async ({
  page,
  context,
  shop,
  guard,
  host,
}) => {
  guard.allow(UNREACHABLE);
  await shop.open('/');
  await served(page);
  // A page that is loaded past all caches has no worker either, and comes without a race.
  const browser = await context.newCDPSession(page);
  await page.goto(`/products/${tea.slug}`);
  await shop.ready();
  await page.evaluate(async () => {
    for (const name of (await caches.keys()).filter((it) => it.startsWith('content-'))) {
      await caches.delete(name);
    }
  });
  await Promise.all([page.waitForEvent('load'), browser.send('Page.reload', { ignoreCache: true })]);
  await served(page);
  for (const file of [`/data/products/${tea.slug}.json`, '/data/index.vi.bin']) {
    await expect.poll(() => page.evaluate((path) => caches.match(path).then(Boolean), file)).toBe(true);
  }
  await host.stop();
  await page.reload();
  await shop.ready();
  await expect(shop.heading).toHaveText(tea.name.vi);
});
