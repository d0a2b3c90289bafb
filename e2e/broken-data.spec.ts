import { products } from './fixtures/content.ts';
import type { Answer, Listing } from './fixtures/data.ts';
import { expect, test } from './fixtures/index.ts';

const HTML: Answer = { body: '<!doctype html><title>Đăng nhập Wi-Fi</title>', type: 'text/html' };

/** What can become of the index, and which sentence says so. */
const INDEX: [string, Answer, 'damaged' | 'missing' | 'server' | 'unreachable', boolean][] = [
  ['with a syntax error', { body: '{"version":1,' }, 'damaged', true],
  ['that is HTML', HTML, 'damaged', true],
  ['that is an empty text', { body: '' }, 'damaged', true],
  ['of another version', { body: '{"version":99,"build":"","market":{},"groups":[],"producers":[],"products":[]}' }, 'damaged', true],
  ['that is not there', { status: 404, body: '' }, 'missing', false],
  ['behind a fault of the server', { status: 500, body: '' }, 'server', true],
  ['behind a lost connection', 'refused', 'unreachable', true],
];

for (const [what, answer, sentence, canRetry] of INDEX) {
  test(`an index ${what} is one sentence, and the rest of the page stands`, async ({
    page,
    shop,
    data,
    guard,
    t,
  }) => {
    guard.allow(/index\.json/);
    await data.loseCompiledIndexes();
    const mend = await data.break('index.json', answer);
    await shop.open('/products');
    const alert = page.getByRole('alert');
    await expect(alert).toHaveCount(1);
    await expect(alert).toContainText(t.failure[sentence]);
    await expect(shop.header.getByRole('combobox')).toBeVisible();
    expect(guard.seen.some((one) => one.includes('console warning: /data/index.json'))).toBe(true);
    const retry = alert.getByRole('button', { name: t.failure.retry });
    await expect(retry).toHaveCount(canRetry ? 1 : 0);
    if (canRetry) {
      await mend();
      await retry.click();
      await expect(shop.main.getByRole('article').first()).toBeVisible();
      await expect(alert).toHaveCount(0);
    }
  });
}

/** What can become of the compiled index, and how the console tells. */
const COMPILED: [string, (index: Buffer) => Answer, RegExp][] = [
  ['cut off', (index) => ({ body: index.subarray(0, index.length - 1) }), /damaged/],
  ['with another byte', (index) => ({ body: flipped(index, index.length >> 1) }), /damaged/],
  ['of another version', (index) => ({ body: flipped(index, 8) }), /version/],
  ['that is empty', () => ({ body: '' }), /damaged/],
  ['that is not there', () => ({ status: 404, body: '' }), /404/],
];

function flipped(index: Buffer, at: number): Buffer {
  const other = Buffer.from(index);
  other[at] = other[at]! ^ 0x40;
  return other;
}

for (const [what, answer, reason] of COMPILED) {
  test(`a compiled index ${what} gives way to the plain one`, async ({
    page,
    request,
    shop,
    data,
    guard,
  }) => {
    guard.allow(/index\.vi\.bin/);
    const whole = await (await request.get('/data/index.vi.bin')).body();
    await data.break('index.vi.bin', { type: 'application/octet-stream', ...(answer(whole) as object) } as Answer);
    await shop.open('/products');
    await expect(shop.cards).toHaveCount(products.length);
    await expect(page.getByRole('alert')).toHaveCount(0);
    const told = guard.seen.filter((one) => one.includes('console warning: /data/index.vi.bin'));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(reason);
  });
}

test('without a connection nobody asks for the plain index', async ({ page, shop, data, guard, t }) => {
  guard.allow(/index\.vi\.bin/);
  await data.break('index.vi.bin', 'refused');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await shop.open('/products');
  await expect(page.getByRole('alert')).toContainText(t.failure.unreachable);
  expect(asked.filter((url) => url.endsWith('index.json'))).toEqual([]);
});

test('an index without products says that the market is being set up', async ({ page, shop, data, guard, t }) => {
  guard.allow(/index\.json/);
  await data.changeIndex((index) => {
    index.products = [];
  });
  await shop.open('/products');
  await expect(page.getByRole('alert')).toContainText(t.failure.empty);
});

test('an index that never comes is given up, and said to be too slow', async ({ page, shop, clock, data, guard, t }) => {
  guard.allow(/index\.json/);
  await clock.set('2026-11-25T12:00:00+07:00');
  await data.loseCompiledIndexes();
  await data.break('index.json', 'nothing');
  const asked = page.waitForRequest('**/data/index.json');
  await page.goto(shop.path('/products'));
  await asked;
  // The request starts its time-out once the app runs; each turn lets some of it pass.
  await expect(async () => {
    await clock.run(3_000);
    await expect(page.getByRole('alert')).toContainText(t.failure.timed_out, { timeout: 500 });
  }).toPass();
});

/** What an editor may do to one product, and what the console then names. */
const DAMAGE: [string, (listing: Listing & Record<string, unknown>) => void, RegExp][] = [
  ['a negative price', (it) => (it.variants[0]!.price = -1), /products\[1\]\.variants\[0\]\.price/],
  ['a missing name', (it) => delete (it as Partial<Listing>).name, /products\[1\]\.name/],
  ['a number in the place of a text', (it) => ((it as Record<string, unknown>).village = 7), /products\[1\]\.village/],
  ['six stars', (it) => (it.stars = 6), /products\[1\]\.stars/],
  ['an unknown field in a variant', (it) => Object.assign(it.variants[0]!, { colour: 'đỏ' }), /products\[1\]\.variants\[0\]\.colour/],
];

for (const [what, damage, place] of DAMAGE) {
  test(`a product with ${what} is left out, and the others are sold`, async ({ shop, data, guard, t }) => {
    guard.allow(/index\.json/);
    let damaged = '';
    let others = 0;
    await data.changeIndex((index) => {
      const listing = index.products[1]! as Listing & Record<string, unknown>;
      damaged = listing.slug;
      others = index.products.length - 1;
      damage(listing);
    });
    await shop.open('/products');
    await expect(shop.main.getByRole('article')).toHaveCount(others);
    await expect(shop.main).toContainText(shop.say(t.catalogue.left_out.other, { n: '1' }));
    await expect(shop.main.locator(`a[href$="/products/${damaged}"]`)).toHaveCount(0);
    expect(guard.seen.some((one) => place.test(one))).toBe(true);
  });
}

test('a file that the build found broken is named, and its page says so', async ({ page, shop, data, guard, t }) => {
  guard.allow(/com-vong/);
  await data.changeIndex((index) => {
    index.products = index.products.filter((listing) => listing.slug !== 'com-vong');
    index.problems = [
      { file: 'products/com-vong.json', field: 'variants[0].price', line: 41, column: 16, message: 'a price is more than 0 đồng' },
    ];
  });
  await shop.open('/products/com-vong');
  await expect(page.getByRole('alert')).toContainText(t.failure.damaged);
  expect(guard.seen).toContainEqual(expect.stringContaining('products/com-vong.json:41:16: variants[0].price'));
});

for (const [what, answer, sentence] of [
  ['with a syntax error', { body: '{"slug": "com-vong"' }, 'damaged'],
  ['that is HTML', HTML, 'damaged'],
  ['behind a fault of the server', { status: 503, body: '' }, 'server'],
] as const) {
  test(`a product’s own file ${what} leaves what the index knows, and can be asked for again`, async ({
    page,
    shop,
    cart,
    data,
    guard,
    t,
  }) => {
    guard.allow(/com-vong/);
    const mend = await data.break('products/com-vong.json', answer);
    await shop.open('/products/com-vong');
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(t.failure[sentence]);
    await expect(shop.heading).toHaveText('Cốm làng Vòng');
    await cart.add();
    await cart.expectCount(1);
    await mend();
    await alert.getByRole('button', { name: t.failure.retry }).click();
    await expect(shop.main.getByRole('heading', { name: t.product.story })).toBeVisible();
    await expect(alert).toHaveCount(0);
  });
}

test('a page that was read before the app came is taken over all the same', async ({ page, shop, cart, data }) => {
  const release = await data.hold('index.*.bin');
  await page.goto(shop.path('/products/com-vong'));
  await expect(shop.heading).toHaveText('Cốm làng Vòng');
  await expect(page.locator('html')).not.toHaveAttribute('data-ready');
  await shop.main.getByRole('button', { name: shop.t.buy.add, exact: true }).click();
  release();
  await shop.ready();
  await cart.add();
  await cart.expectCount(1);
});
