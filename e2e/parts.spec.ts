/** The parts of the program that only some pages need. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/index.ts';

const PARTS = /\/assets\/part_[^/]+\.wasm$/;

/** The files that a part has for itself alone or shares with others. */
const of = (part: string) => new RegExp(`/assets/part_(?:[a-z]+_)*${part}[_-]`);

/** The files of parts that the page's HTML asks for. */
async function preloaded(page: Page): Promise<string[]> {
  const links = page.locator('link[rel=preload][as=fetch][href$=".wasm"]');
  const addresses = await links.evaluateAll((found) => found.map((it) => (it as HTMLLinkElement).href));
  return addresses.filter((it) => PARTS.test(it)).toSorted();
}

for (const [path, part] of [
  ['/', undefined],
  ['/products', 'list'],
  ['/products/tra-sen-tay-ho', 'pages'],
  ['/about', 'pages'],
  ['/live', 'live'],
  ['/cart', 'own'],
] as const) {
  test(`${path} has its own part fetched with it and no other`, async ({ page, shop }) => {
    // The likeliest next pages are fetched later, by a clock that stands here.
    await page.clock.install();
    const fetched = new Set<string>();
    page.on('request', (request) => PARTS.test(request.url()) && fetched.add(request.url()));
    await shop.open(path);
    const expected = await preloaded(page);
    expect([...fetched].toSorted()).toEqual(expected);
    // What a part shares is in a file that is named after all who need it.
    const belongs = part ? of(part) : /nothing/;
    expect(expected.every((it) => belongs.test(it))).toBe(true);
    expect(expected.length > 0).toBe(part !== undefined);
  });
}

test('a part that cannot be had is said to be missing, and asked for again', async ({ page, shop, guard, t }) => {
  guard.allow(/part_|ERR_FAILED|Failed to fetch/);
  await page.route(of('own'), (route) => route.abort('failed'));
  await shop.open('/');
  await shop.cartLink.click();
  await expect(shop.main.getByRole('alert')).toContainText(t.failure.unreachable);
  await page.unroute(of('own'));
  await shop.main.getByRole('button', { name: t.failure.retry }).click();
  await expect(shop.heading).toHaveText(t.cart.title);
});
