/** A catalogue of 1,500 products: pushed, shown from a snapshot, and shown without one. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { number, money } from '../fixtures/language.ts';
import { ShopServer, shopWith } from '../fixtures/engine-shop.ts';
import { madeUp, push } from './content.ts';
import { FAILING, expect, test as base } from './market.ts';
import { Real, given } from './real.ts';

const MANY = 1_500;

/** How many products one call may name; the shop asks for what is on the screen. */
const AT_ONCE = 50;

/** The made-up catalogue, in the engine once for all tests. */
const test = base.extend<object, { many: string }>({
  many: [
    async ({}, use) => {
      const folder = madeUp(MANY);
      console.log(`pushed: ${push(folder)}`);
      console.log(`pushed again: ${push(folder)}`);
      await use(folder);
    },
    { scope: 'worker', timeout: 20 * 60_000 },
  ],
});

/** A shop with a catalogue, with or without its index. */
function shopOf(folder: string, gate: string, has_snapshot: boolean): string {
  const { publishable_key: key, region_id: region } = new Real().ids;
  const made = shopWith((market) => (market['source'] = { kind: 'medusa', url: gate, key, region }), folder);
  if (!has_snapshot) {
    for (const file of ['index.vi.bin', 'index.en.bin', 'index.fr.bin', 'index.json', 'products', 'producers', 'groups.json']) {
      rmSync(join(made, 'shop/data', file), { recursive: true, force: true });
    }
  }
  return made;
}

for (const has_snapshot of [true, false]) {
  test.describe(has_snapshot ? 'with a snapshot' : 'without a snapshot', () => {
    test.use({
      baseURL: async ({ stage, many }, use) => {
        const server = await ShopServer.start(shopOf(many, stage.gate.url, has_snapshot), { port: given.other });
        await use(server.url);
        await server.close();
      },
    });

    test('the shelves show all of it, at the prices of now', async ({ page, shop, gate, guard, real }) => {
      test.setTimeout(180_000);
      // The build at hand has rendered no pages of made-up products: the app makes them.
      guard.allow(/\b404\b.*\/products\//);
      if (!has_snapshot) {
        // What is not there is looked for first.
        guard.allow(FAILING, /\/data\//);
      }
      const asked: URL[] = [];
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (url.origin === gate.url && url.pathname === '/store/products') {
          asked.push(url);
        }
      });
      const began = Date.now();
      // Without a snapshot the app takes the page over when everything has come.
      await page.goto('/products');
      await expect(shop.main).toContainText(number('vi', MANY), { timeout: 120_000 });
      await shop.ready();
      await expect(shop.cards.first()).toBeVisible();
      console.log(`${MANY} products ${has_snapshot ? 'with' : 'without'} a snapshot: shown after ${Date.now() - began} ms`);
      await expect.poll(() => asked.length).toBeGreaterThan(0);
      const named = asked.map((url) => url.searchParams.getAll('handle[]').length);
      expect(Math.max(...named)).toBeLessThanOrEqual(AT_ONCE);
      // What is on the screen is asked for, and no more: without a snapshot the catalogue's pages come first.
      const pages = asked.filter((url) => url.searchParams.getAll('handle[]').length === 0);
      expect(pages).toHaveLength(has_snapshot ? 0 : Math.ceil(MANY / 100));

      const link = shop.cards.first().getByRole('link').first();
      const slug = new URL((await link.getAttribute('href'))!, page.url()).pathname.split('/').at(-1)!;
      const { products } = await real.admin<{ products: { variants: { sku: string }[] }[] }>('GET', `products?handle=${slug}&fields=*variants`);
      for (const { sku } of products[0]!.variants) {
        await real.price(sku, 123_456_000);
      }
      await shop.open(`/products/${slug}`);
      await expect(shop.main).toContainText(money('vi', 123_456_000));
    });
  });
}
