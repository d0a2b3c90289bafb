/** Settings that do not fit the engine: a wrong key, a site that it does not know. */
import { product, variant } from '../fixtures/content.ts';
import { ShopServer, literally, shopWith } from '../fixtures/engine-shop.ts';
import { money } from '../fixtures/language.ts';
import { content } from './content.ts';
import { FAILING, Shopper, expect, test } from './market.ts';
import { Real, given } from './real.ts';

const cake = product('banh-chung-tranh-khuc');

const cases = [
  { name: 'a key that the engine does not know', key: `pk_${'0'.repeat(64)}`, port: given.other },
  // The engine's settings do not name this site, so that browsers keep its answers to themselves.
  { name: 'a site that the engine does not let in', key: undefined, port: 0 },
];

for (const { name, key, port } of cases) {
  test.describe(name, () => {
    test.use({
      baseURL: async ({ stage }, use) => {
        const { ids } = new Real();
        const source = { kind: 'medusa', url: stage.gate.url, key: key ?? ids.publishable_key, region: ids.region_id };
        const folder = shopWith((market) => (market['source'] = source), content());
        const server = await ShopServer.start(folder, { port });
        await use(server.url);
        await server.close();
      },
    });

    test('the shelves stay, an order waits and is not lost', async ({ page, real, guard, since, t }) => {
      guard.allow(FAILING, /CORS/, new RegExp(literally(given.instances[0]!)));
      const shopper = new Shopper(page);
      await shopper.shop.open(`/products/${cake.slug}`);
      await expect(shopper.shop.region(t.buy.label)).toContainText(money('vi', variant(cake).price));
      await shopper.prepare(cake);
      const code = await shopper.place();
      const order = shopper.checkout.orders.first();
      await expect(order).toContainText(new RegExp(`${t.orders.no_answer}|${t.orders.broken}`));
      await shopper.shop.reload();
      await expect(order).toContainText(code);
      await expect(order).not.toContainText(t.orders.sent);
      expect(await real.orders(since)).toEqual([]);
    });
  });
}
