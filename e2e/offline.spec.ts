/** The second visit: nothing comes over the network, and nothing has to. */
import { product, products, say } from './fixtures/content.ts';
import { UNREACHABLE, expect, served, test } from './fixtures/host.ts';

const tea = product('tra-sen-tay-ho');
const scarf = product('khan-lua-van-phuc');

test('a second visit works offline: home, list, search, products, cart', async ({
  page,
  shop,
  cart,
  host,
  guard,
  t,
  language,
}) => {
  guard.allow(UNREACHABLE);
  await shop.open(`/products/${tea.slug}`);
  await cart.add();
  await served(page);
  await host.stop();

  await shop.open('/');
  await expect(shop.heading).toHaveText(t.shell.market_name);
  await expect(shop.cards.first()).toBeVisible();
  await shop.open('/products');
  await expect(shop.main).toContainText(say(tea.name, language));
  await shop.open('/products?q=lua');
  await expect(shop.cardLink(scarf)).toBeVisible();
  await shop.open(`/products/${tea.slug}`);
  await expect(shop.region(t.product.certificate)).toContainText(tea.certificate.number);
  await shop.open(`/products/${scarf.slug}`);
  await expect(shop.heading).toHaveText(say(scarf.name, language));
  await cart.add();
  await shop.open('/cart');
  await expect(cart.line(tea)).toBeVisible();
  await expect(cart.line(scarf)).toBeVisible();
});

test('a product that was visited is whole offline, by whichever way it was visited', async ({
  page,
  shop,
  host,
  guard,
  t,
}) => {
  guard.allow(UNREACHABLE);
  await shop.open('/products');
  await served(page);
  await shop.cardLink(tea).click();
  await expect(shop.region(t.product.certificate)).toContainText(tea.certificate.number);
  // The worker keeps it once it knows that the server still has this version.
  const isKept = (path: string) => caches.match(path, { ignoreVary: true }).then((it) => it !== undefined);
  await expect.poll(() => page.evaluate(isKept, `/data/products/${tea.slug}.json`)).toBe(true);
  await host.stop();
  await shop.reload();
  await expect(shop.region(t.product.certificate)).toContainText(tea.certificate.number);
});

test('another language than the first is there offline once it was visited', async ({ page, shop, host, guard }) => {
  guard.allow(UNREACHABLE);
  await shop.open('/');
  await served(page);
  await page.goto('/en/products');
  await shop.ready();
  // The worker keeps it once the page has it.
  await expect.poll(() => page.evaluate(() => caches.match('/data/index.en.bin').then(Boolean))).toBe(true);
  await host.stop();
  await page.goto(`/en/products/${scarf.slug}`);
  await expect(shop.heading).toHaveText(scarf.name.en!);
});

test('a repeat visit takes nothing from the network', async ({ page, shop, context }) => {
  await shop.open('/');
  await served(page);
  await shop.open('/');
  await expect(shop.cards.first()).toBeVisible();
  const network = new Map<string, string>();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (!response.fromServiceWorker && !response.fromDiskCache && !response.url.startsWith('data:')) {
      network.set(requestId, new URL(response.url).pathname);
    }
  });
  // A picture that the browser has still in its memory from the page before.
  const fromMemory = new Set<string>();
  session.on('Network.requestServedFromCache', ({ requestId }) => fromMemory.add(requestId));
  await shop.reload();
  await shop.timeKnown();
  await shop.lettersThere();
  const asked = [...network].filter(([id]) => !fromMemory.has(id)).map(([, path]) => path);
  // The market's time is the one question that only the server can answer; it has no body.
  expect(asked.filter((path) => path !== '/data/market.json')).toEqual([]);
  const transferred = await page.evaluate(() => {
    const entries = performance.getEntries() as PerformanceResourceTiming[];
    const counted = entries.filter((it) => it.transferSize > 0 && !it.name.endsWith('/data/market.json'));
    return counted.map(({ name, transferSize }) => `${name}: ${transferSize}`);
  });
  expect(transferred).toEqual([]);
});

test('the market’s time is asked past the worker', async ({ page, shop, host, t }) => {
  await shop.open('/');
  await served(page);
  await host.stop();
  await host.start('2026-11-27T21:00:00+07:00');
  await shop.reload();
  await expect(shop.region(t.schedule.countdown)).toContainText(t.schedule.label_open);
});

test('the cart asks for prices when it opens, and says how old they are where that fails', async ({
  page,
  shop,
  cart,
  host,
  guard,
  t,
}) => {
  guard.allow(UNREACHABLE);
  await cart.hold([tea, 1]);
  await shop.open('/cart');
  const notice = shop.main.getByRole('status').filter({ hasText: t.prices.dated.split('{')[0]!.trim() });
  await expect(cart.line(tea)).toBeVisible();
  await served(page);
  await expect(notice).toHaveCount(0);
  await host.stop();
  await shop.reload();
  await expect(notice).toContainText('2026');
  await host.start();
  await notice.getByRole('button', { name: t.failure.retry }).click();
  await expect(notice).toHaveCount(0);
});

test('a price that has changed is in the cart as soon as it opens', async ({ page, shop, cart, host, guard, t, language }) => {
  guard.allow(UNREACHABLE);
  const { price } = tea.variants[0]!;
  await shop.open(`/products/${tea.slug}`);
  await cart.add();
  await served(page);
  await host.deploy(host.otherPrice(tea.slug, price, price + 7_000));
  await shop.open('/cart');
  await expect(cart.line(tea)).toContainText(t.cart.agree);
  await expect(cart.line(tea)).toContainText(new Intl.NumberFormat(language).format(price + 7_000));
});

test('content that has changed is told and is there at the next look', async ({ page, shop, host, guard, t, language }) => {
  guard.allow(UNREACHABLE);
  const { price } = tea.variants[0]!;
  const dearer = new Intl.NumberFormat(language).format(price + 7_000);
  await shop.open(`/products/${tea.slug}`);
  await served(page);
  await host.deploy(host.otherPrice(tea.slug, price, price + 7_000));
  await shop.reload();
  const news = page.getByRole('status').filter({ hasText: t.news.content });
  await expect(news).toBeVisible();
  await expect(shop.region(t.buy.label)).not.toContainText(dearer);
  await news.getByRole('button', { name: t.news.content_action }).click();
  await expect(shop.region(t.buy.label)).toContainText(dearer);
  await shop.ready();
  await expect(news).toHaveCount(0);
  await host.stop();
  await shop.reload();
  await expect(shop.region(t.buy.label)).toContainText(dearer);
});

test('errors and the pages of a captive portal are not kept', async ({ page, shop, guard, t }) => {
  guard.allow(/404|500|nothing/);
  await shop.open('/');
  await served(page);
  await page.goto('/nowhere');
  await shop.ready();
  await expect(shop.heading).toHaveText(t.missing.title);
  await page.evaluate(() => fetch('/data/products/nothing.json'));
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const stores = await Promise.all(names.map((name) => caches.open(name)));
    const requests = await Promise.all(stores.map((store) => store.keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain('/data/index.vi.bin');
  expect(kept.filter((path) => path.includes('nowhere') || path.includes('nothing'))).toEqual([]);
});

test('a page that is being taken over does not share the device with its worker', async ({ page, shop }) => {
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(new URL(request.url()).pathname));
  let send = () => {};
  const sent = new Promise<void>((resolve) => (send = resolve));
  await page.route('**/data/index.vi.bin', async (route) => {
    await sent;
    await route.continue();
  });
  const letters = page.waitForResponse(/be-vietnam-pro.*\.woff2$/);
  await page.goto(shop.path('/products'));
  await letters;
  await page.waitForLoadState('load');
  await expect(page.locator('html')).not.toHaveAttribute('data-ready');
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(asked).not.toContain('/sw.js');
  send();
  await shop.ready();
  await served(page);
  expect(asked).toContain('/sw.js');
});

test('a shop whose app does not come is kept as well', async ({ page, shop, host, guard, t, language }) => {
  guard.allow(/.*/);
  await page.route('**/*.wasm', (route) => route.abort('blockedbyclient'));
  await page.goto(shop.path(`/products/${tea.slug}`));
  await expect(page.getByRole('status').filter({ hasText: t.trouble.absent })).toBeVisible();
  await served(page);
  await host.stop();
  await page.reload();
  await expect(shop.heading).toHaveText(say(tea.name, language));
});

test('a browser that forbids workers or storage has its shop all the same', async ({ page, shop, cart, t, guard }) => {
  guard.allow(/SecurityError|denied/);
  await page.addInitScript(() => {
    ServiceWorkerContainer.prototype.register = () => {
      document.documentElement.dataset.refused = '';
      return Promise.reject(new DOMException('denied', 'SecurityError'));
    };
    Reflect.deleteProperty(window, 'caches');
  });
  await shop.open(`/products/${tea.slug}`);
  await expect(page.locator('html')).toHaveAttribute('data-refused');
  await cart.add();
  await expect(shop.region(t.buy.label)).toBeVisible();
  await cart.expectCount(1);
});

test('every product is in the list offline', async ({ page, shop, host, guard }) => {
  guard.allow(UNREACHABLE);
  await shop.open('/');
  await served(page);
  await host.stop();
  await shop.open('/products');
  await expect(shop.main).toContainText(String(products.length));
});
