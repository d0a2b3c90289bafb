/** The engine dies and comes back. */
import { product } from '../fixtures/content.ts';
import { FAILING, expect, hurry, ordersOf, test } from './market.ts';

const cake = product('banh-chung-tranh-khuc');

for (const call of ['session', 'complete'] as const) {
  test(`an engine that is killed at "${call}" has one order when it is up again`, async ({ context, real, gate, guard, since, buy, shop, checkout, t }) => {
    test.slow();
    guard.allow(FAILING);
    const { came, release } = gate.hold(call);
    const buying = buy(cake);
    await came;
    real.instances.forEach((instance) => real.kill(instance));
    release();
    const [code] = await buying;
    const order = checkout.orders.first();
    await expect(order).toContainText(t.orders.no_answer);
    // Browsing goes on without it.
    await shop.open(`/products/${cake.slug}`);
    await expect(shop.heading).toHaveText(cake.name.vi);
    await shop.open('/orders');
    await real.up();
    await hurry(context);
    await expect(order).toContainText(t.orders.sent);
    expect(await ordersOf(real, since, code!)).toHaveLength(1);
  });
}

test('one of two instances is enough', async ({ context, real, guard, since, buy, checkout, t }) => {
  test.slow();
  guard.allow(FAILING);
  real.kill(real.instances[1]!);
  const [code] = await buy(cake);
  await expect(async () => {
    await hurry(context);
    await expect(checkout.orders.first()).toContainText(t.orders.sent, { timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  expect(await ordersOf(real, since, code!)).toHaveLength(1);
  await real.up();
});
