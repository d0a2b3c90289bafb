/** The home page answers before the catalogue is there; what is below its hero follows. */
import type { Page } from '@playwright/test';
import { nightly, plain } from './fixtures/goods.ts';
import { expect, test } from './fixtures/index.ts';

const OPEN = '2026-11-27T21:00:00+07:00';

/** The code of what is below the hero. */
const CODE = /\/part_home-/;

/** Has the home page say something else of itself than the build does. */
async function change(page: Page, part: RegExp, other: string): Promise<void> {
  await page.route('/', async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    expect(html).toMatch(part);
    await route.fulfill({ response, body: html.replace(part, other) });
  });
}

/** Marks the cards that stand in the page, to be known again. */
async function markCards(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelectorAll('main article').forEach((it) => it.setAttribute('data-before', '')));
}

test('countdown, cart, theme and search answer while the catalogue is on its way, and a press on a card waits for it', {
  tag: '@languages',
}, async ({ page, shop, cart, clock, data, t }) => {
  const release = await data.hold('index.*.bin');
  await clock.set(OPEN);
  await cart.hold([nightly, 1]);
  await page.goto(shop.path('/'));
  await expect(shop.chip).toContainText(t.schedule.chip_open);
  await expect(shop.region(t.schedule.countdown)).toContainText(t.schedule.label_open);
  await cart.expectCount(1);
  await shop.themeButton.click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', /dark|light/);
  await markCards(page);
  const card = shop.card(plain).first();
  const add = card.getByRole('button', { name: t.buy.add_short });
  await add.click();
  await expect(add).toHaveAttribute('aria-busy', 'true');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'partly');
  release();
  await shop.ready();
  await cart.expectCount(2);
  await expect(add).not.toHaveAttribute('aria-busy');
  await expect(card).toHaveAttribute('data-before', '');
});

test('cards that are taken over in the night show its prices', async ({ page, shop, clock, data, t }) => {
  const release = await data.hold('index.*.bin');
  await clock.set(OPEN);
  await page.goto('/');
  await expect(shop.chip).toContainText(t.schedule.chip_open);
  await markCards(page);
  const card = shop.region(t.home.night_prices).getByRole('article').first();
  await expect(card).not.toContainText(t.price.usual);
  release();
  await expect(card).toContainText(t.price.usual);
  await expect(card).toHaveAttribute('data-before', '');
  await expect(shop.main.getByText(t.home.night_now)).toBeVisible();
});

test('another page can be gone to and come back from before the catalogue is there', async ({ page, shop, cart, data, t }) => {
  const release = await data.hold('index.*.bin');
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'partly');
  await shop.main.getByRole('link', { name: t.home.all_products, exact: true }).first().click();
  await expect(page).toHaveURL('/products');
  release();
  await expect(shop.cards.first()).toBeVisible();
  await shop.ready();
  await page.goBack();
  await expect(shop.heading).toHaveText(t.shell.market_name);
  await cart.addFromCard(plain, shop.main);
  await cart.expectCount(1);
});

test('what the page shows of another build of the content is built anew', async ({ page, shop, cart, data }) => {
  const release = await data.hold('index.*.bin');
  await change(page, /data-build="[^"]+"/, 'data-build="another"');
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'partly');
  await markCards(page);
  release();
  await shop.ready();
  await expect(page.locator('[data-before]')).toHaveCount(0);
  await expect(shop.heading).toHaveCount(1);
  await cart.addFromCard(plain, shop.main);
  await cart.expectCount(1);
});

test('a catalogue that cannot be had is said to be missing in its place, and can be asked for again', async ({
  page,
  shop,
  cart,
  data,
  guard,
  t,
}) => {
  guard.allow(/index\./);
  const mend = [await data.break('index.*.bin', { status: 503, body: '' }), await data.break('index.json', { status: 503, body: '' })];
  await page.goto('/');
  await expect(shop.main.getByRole('alert')).toContainText(t.failure.server);
  // The nights stand in the page.
  await shop.timeKnown();
  await expect(shop.region(t.schedule.countdown)).toContainText('20:30');
  await Promise.all(mend.map((it) => it()));
  await shop.main.getByRole('button', { name: t.failure.retry }).click();
  await cart.addFromCard(plain, shop.main);
  await cart.expectCount(1);
});

test('without the code of what is below, the page stays as it was and says so', async ({ page, shop, guard, t }) => {
  guard.allow(/part_|ERR_FAILED|Failed to fetch/);
  await page.route(CODE, (route) => route.abort('failed'));
  await page.goto('/');
  await expect(page.getByRole('status').filter({ hasText: t.trouble.absent })).toBeVisible();
  await expect(shop.cardLink(plain).first()).toBeVisible();
  await shop.timeKnown();
  // What is pressed now does not wait for ever.
  const add = shop.card(plain).first().getByRole('button', { name: t.buy.add_short });
  await add.click();
  await expect(add).not.toHaveAttribute('aria-busy');
});

for (const [what, part, other] of [
  ['no JSON', /data-timetable='[^']+'/, 'data-timetable="{"'],
  ['without a last day', /last_day/, 'lastday'],
] as const) {
  test(`nights in the page that are ${what} are named, and the page waits for the catalogue`, async ({ page, shop, cart, guard, t }) => {
    guard.allow(/data-timetable/);
    await change(page, part, other);
    await shop.open('/');
    await shop.timeKnown();
    expect(guard.seen.some((it) => it.includes('data-timetable: '))).toBe(true);
    await expect(shop.region(t.schedule.countdown)).toContainText('20:30');
    await cart.addFromCard(plain, shop.main);
    await cart.expectCount(1);
  });
}
