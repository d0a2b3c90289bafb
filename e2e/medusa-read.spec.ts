/** Browsing on an engine: the snapshot at once, then the prices and the stock of now. */
import { test as base, expect, troubleAt } from './fixtures/engine-shop.ts';
import { elsewhere, plain, siblings } from './fixtures/goods.ts';
import { type Product, products, say, variant } from './fixtures/content.ts';
import { count, money } from './fixtures/language.ts';
import { live } from './fixtures/live.ts';
import type { Engine, Fate } from './fixtures/engine.ts';
import type { Page } from '@playwright/test';

const test = base;

/** Sets what the engine says of a product's first variant. */
function sell(engine: Engine, product: Product, price: number, stock: number): void {
  const { id } = variant(product);
  engine.price(product.slug, id, price);
  engine.stock(product.slug, id, stock);
}

/** The products that the calls so far named, with those that were named twice. */
function named(engine: Engine): string[] {
  return engine.asked('products').flatMap(({ url }) => url.searchParams.getAll('handle[]'));
}

/** The connection is back, so that the app asks again at once. */
async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
}

test('cards show the snapshot at once and the engine’s prices and stock after that', async ({ shop, cart, engine, t }) => {
  const [cheaper, gone] = [plain, elsewhere];
  sell(engine, cheaper, variant(cheaper).price - 1_000, 3);
  sell(engine, gone, variant(gone).price, 0);
  const answer = engine.hold('products');
  await shop.open(`/producers/${cheaper.producer}`);
  const price = shop.card(cheaper);
  await expect(price).toContainText(money('vi', variant(cheaper).price));
  answer();
  await shop.card(cheaper).scrollIntoViewIfNeeded();
  await expect(price).toContainText(money('vi', variant(cheaper).price - 1_000));
  await cart.addFromCard(cheaper);
  expect((await cart.stored())[0]).toMatchObject({ seen_price: variant(cheaper).price - 1_000 });

  await shop.open(`/producers/${gone.producer}`);
  await shop.card(gone).scrollIntoViewIfNeeded();
  await expect(shop.card(gone).getByText(t.product.sold_out_badge)).toBeVisible();
  await expect(cart.addButton(gone)).toHaveCount(0);
});

test('one call asks for all cards in view, and for no others', async ({ shop, engine }) => {
  await shop.open('/products');
  await expect.poll(() => named(engine).length).toBeGreaterThan(1);
  const [first] = engine.asked('products');
  expect(first!.url.searchParams.get('limit')).toBe('50');
  await shop.timeKnown();
  const all = named(engine);
  expect(new Set(all).size, 'nothing is asked for twice').toBe(all.length);
  expect(all.length).toBeLessThan(products.length / 2);
});

test('a call is broken off once its cards are out of view', async ({ page, shop, engine }) => {
  const answer = engine.hold('products');
  await shop.open('/products');
  await expect.poll(() => engine.asked('products').length).toBe(1);
  const [call] = engine.asked('products');
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await expect.poll(() => call!.isAborted).toBe(true);
  answer();
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect.poll(() => named(engine).filter((slug) => slug === named(engine)[0]).length).toBe(2);
});

test('a product’s page follows the engine and keeps what was typed', async ({ shop, cart, engine, t }) => {
  const { price } = variant(plain);
  sell(engine, plain, price + 5_000, 4);
  const answer = engine.hold('products');
  await shop.open(`/products/${plain.slug}`);
  const buy = shop.region(t.buy.label);
  await expect(buy).toContainText(money('vi', price));
  await cart.change(plain, 5);
  answer();
  await expect(buy).toContainText(money('vi', price + 5_000));
  await expect(buy).toContainText(count('vi', t.buy.few_left, 4));
  await expect(cart.quantity(plain)).toHaveValue('5');
  await cart.add();
  expect(await cart.stored(), 'no more than there is').toEqual([]);
  await cart.change(plain, 4);
  await cart.add();
  expect((await cart.stored())[0]).toMatchObject({ quantity: 4, seen_price: price + 5_000 });
});

test('the cart is held against the engine', async ({ shop, cart, engine, t }) => {
  const [dearer, gone] = [siblings[0], siblings[1]];
  const { price } = variant(dearer);
  sell(engine, dearer, price + 2_000, 50);
  sell(engine, gone, variant(gone).price, 0);
  await cart.hold([dearer, 1], [gone, 1]);
  await cart.open();
  const changed = { from: money('vi', price), to: money('vi', price + 2_000) };
  await expect(cart.line(dearer)).toContainText(shop.say(t.cart.price_changed, changed));
  await expect(cart.line(gone).getByRole('button', { name: t.cart.agree })).toHaveCount(0);
  await cart.expectTotal(price + 2_000);
});

const fates: [string, Fate][] = [
  ['fails', 'broken'],
  ['is not reached', 'lost'],
  ['says what is no JSON', 'malformed'],
  ['is a page for a log-in', 'page'],
];
for (const [what, fate] of fates) {
  test(`an engine that ${what} leaves the snapshot, with its age`, async ({ page, shop, guard, engine, t }) => {
    guard.allow(troubleAt(engine.url), /store\/products/);
    sell(engine, plain, 1_000, 1);
    engine.fail('products', fate, fate);
    await shop.open(`/products/${plain.slug}`);
    const [before] = t.prices.aged.split('{moment}');
    const age = page.getByText(before!.trim());
    await shop.region(t.buy.label).scrollIntoViewIfNeeded();
    await expect(age).toBeVisible();
    await expect(shop.region(t.buy.label)).toContainText(money('vi', variant(plain).price));
    await expect(async () => {
      await comeBack(page);
      await expect(shop.region(t.buy.label)).toContainText(money('vi', 1_000), { timeout: 1_000 });
    }).toPass();
    await expect(age).toBeHidden();
  });
}

test('without a snapshot the whole catalogue comes from the engine', async ({ page, shop, guard, engine, t }) => {
  guard.allow(/\/data\//, troubleAt(engine.url));
  for (const lost of ['index.*', 'products/*', 'producers/*', 'training.json']) {
    await page.route(`**/data/${lost}`, (route) => route.fulfill({ status: 404 }));
  }
  engine.fail('products', 'broken');
  await page.goto('/products');
  await page.getByRole('main').getByRole('button', { name: t.failure.retry }).click();
  await expect(shop.main).toContainText(count('vi', t.catalogue.products, products.length));
  const done = engine.asked('content').filter(({ isAborted }) => !isAborted);
  expect(new Set(done.map(({ url }) => url.search)).size, 'what had come is not asked for again').toBe(done.length);

  await shop.search('trà sen');
  await shop.cards.first().getByRole('link').first().click();
  await expect(shop.region(t.buy.label)).toBeVisible();
  await expect(shop.main.getByRole('heading', { name: t.product.story })).toBeVisible();
});

test('live sessions are those of the engine and, where it fails, those of the snapshot', async ({ shop, guard, engine, t }) => {
  const [first] = live.sessions;
  const title = 'Đêm cuối mùa sen';
  engine.document('live.json', { ...live, sessions: [{ ...first!, title: { vi: title } }] });
  await shop.open('/live');
  await expect(shop.main.getByText(title).first()).toBeVisible();
  guard.allow(troubleAt(engine.url), /store\/content/);
  engine.fail('content', 'broken', 'broken');
  await shop.reload();
  await expect(shop.main.getByText(say(first!.title, 'vi')).first()).toBeVisible();
  await expect(shop.main.getByText(t.live.kept)).toBeVisible();
});
