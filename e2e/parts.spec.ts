/** The parts of the program that only some pages need. */
import type { Page } from '@playwright/test';
import { holdApp } from './fixtures/early.ts';
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

/** What a page asks for that its HTML does not name, beside what every page's search field needs. */
const others = (fetched: Set<string>, named: string[]) =>
  [...fetched].filter((it) => !named.includes(it) && !of('search').test(it));

/** What opens the catalogue, which comes with every page. */
const CATALOGUE = of('catalogue');

for (const [path, part] of [
  ['/', 'home'],
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
    expect(expected.filter((it) => !fetched.has(it))).toEqual([]);
    expect(others(fetched, expected).filter((it) => !of('filters').test(it))).toEqual([]);
    // What a part shares is in a file that is named after all who need it.
    expect(expected.filter((it) => !of(part).test(it) && !CATALOGUE.test(it))).toEqual([]);
    expect(expected.some((it) => CATALOGUE.test(it))).toBe(true);
    expect(expected.some((it) => of(part).test(it))).toBe(true);
  });
}

for (const [path, file] of [
  ['/products/tra-sen-tay-ho', '/data/products/tra-sen-tay-ho.json'],
  ['/producers/htx-men-lam-bat-trang', '/data/producers/htx-men-lam-bat-trang.json'],
  ['/training', '/data/training.json'],
  ['/events', '/data/events.json'],
  ['/partners', '/data/partners.json'],
] as const) {
  test(`${path} has its file fetched with its part, and once`, async ({ page, shop }) => {
    const release = await holdApp(page);
    let times = 0;
    page.on('request', (request) => (times += Number(new URL(request.url()).pathname === file)));
    await page.goto(path);
    // The app that will read it is not there yet.
    await expect.poll(() => times).toBe(1);
    release();
    await shop.ready();
    expect(times).toBe(1);
  });
}

test('the filters come after the list: beside it at once, in the sheet of a phone with a press', async ({ page, shop, phone, t }) => {
  await page.clock.install();
  const fetched = new Set<string>();
  page.on('request', (request) => PARTS.test(request.url()) && fetched.add(request.url()));
  await shop.open('/products');
  if (phone) {
    expect(others(fetched, await preloaded(page))).toEqual([]);
    await page.getByRole('button', { name: t.browse.open_filters }).click();
  }
  await expect(page.getByRole('group', { name: t.browse.stars })).toBeVisible();
  const later = others(fetched, await preloaded(page));
  expect(later.length).toBeGreaterThan(0);
  expect(later.every((it) => of('filters').test(it))).toBe(true);
});

test('what the search field offers comes after the page', async ({ page, shop, suggestions }) => {
  await page.clock.install();
  const own = /\/part_search-/;
  const fetched = page.waitForRequest(own);
  await shop.open('/');
  expect((await preloaded(page)).filter((it) => own.test(it))).toEqual([]);
  await fetched;
  await expect(shop.searchField).toHaveRole('combobox');
  await suggestions.expectClosed();
});

test('offers that cannot be had are asked for again, and words are looked for without them', async ({ page, shop, suggestions, guard }) => {
  guard.allow(/part_|ERR_FAILED|Failed to fetch/);
  // The list needs what it shares with it.
  const own = /\/part_search-/;
  let refused = 0;
  await page.route(own, (route) => {
    refused += 1;
    return route.abort('failed');
  });
  await shop.open('/');
  await expect.poll(() => refused).toBe(1);
  await expect(shop.searchField).toHaveRole('searchbox');
  await shop.searchField.click();
  await page.keyboard.type('tra sen');
  await expect.poll(() => refused).toBe(2);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/products?q=tra%20sen');
  await expect(shop.main.getByRole('link', { name: 'Trà sen Tây Hồ', exact: true })).toBeVisible();
  await page.unroute(own);
  await suggestions.type('tra sen tay');
  await suggestions.expectShown();
});

test('filters that cannot be had are said to be missing, and asked for again', async ({ page, shop, phone, guard, t }) => {
  guard.allow(/part_|ERR_FAILED|Failed to fetch/);
  // Others need what they share with it.
  const own = /\/part_filters-/;
  await page.route(own, (route) => route.abort('failed'));
  await shop.open('/products');
  if (phone) {
    await page.getByRole('button', { name: t.browse.open_filters }).click();
  }
  const place = phone ? page.getByRole('dialog') : page.getByRole('complementary', { name: t.browse.filters });
  await expect(place.getByRole('alert')).toContainText(t.failure.unreachable);
  await page.unroute(own);
  await place.getByRole('button', { name: t.failure.retry }).click();
  await expect(place.getByRole('group', { name: t.browse.stars })).toBeVisible();
});

test('a part that cannot be had is said to be missing, and asked for again', async ({ page, shop, guard, t }) => {
  guard.allow(/part_|ERR_FAILED|Failed to fetch/);
  // The home page needs what it shares with it.
  const own = /\/part_own-/;
  await page.route(own, (route) => route.abort('failed'));
  await shop.open('/');
  await shop.cartLink.click();
  await expect(shop.main.getByRole('alert')).toContainText(t.failure.unreachable);
  await page.unroute(own);
  await shop.main.getByRole('button', { name: t.failure.retry }).click();
  await expect(shop.heading).toHaveText(t.cart.title);
});
