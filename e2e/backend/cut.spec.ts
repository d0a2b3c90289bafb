/** A purchase whose connection breaks: at each of its calls, before, within and after it. */
import { product } from '../fixtures/content.ts';
import { PURCHASE } from '../fixtures/engine/routes.ts';
import { FAILING, expect, hurry, ordersOf, test } from './market.ts';
import type { Cut } from './proxy.ts';

const cake = product('banh-chung-tranh-khuc');
const CUTS: readonly Cut[] = ['before', 'within', 'after'];

for (const call of PURCHASE) {
  test(`a connection that breaks at "${call}" leaves one order`, async ({ context, real, gate, guard, since, buy, checkout, t }) => {
    guard.allow(FAILING);
    for (const where of CUTS) {
      await test.step(where, async () => {
        gate.cut(call, where);
        const [code] = await buy(cake);
        await expect.poll(() => gate.isThrough).toBe(true);
        const order = checkout.orders.first();
        await expect(order).not.toContainText(t.orders.waiting);
        await hurry(context);
        await expect(order).toContainText(t.orders.sent);
        expect(await ordersOf(real, since, code!)).toHaveLength(1);
      });
    }
  });
}

test('a connection that breaks at every call of a purchase leaves one order', async ({ context, real, gate, guard, since, buy, checkout, t }) => {
  test.slow();
  guard.allow(FAILING);
  for (const call of PURCHASE) {
    CUTS.forEach((where) => gate.cut(call, where));
  }
  const [code] = await buy(cake);
  await expect(async () => {
    await hurry(context);
    await expect(checkout.orders.first()).toContainText(t.orders.sent, { timeout: 2_000 });
  }).toPass({ timeout: 100_000 });
  expect(await ordersOf(real, since, code!)).toHaveLength(1);
});

test('an order that was complete when its page was closed is found again by the next page', async ({ page, context, real, gate, guard, since, buy, shop, checkout, t }) => {
  guard.allow(FAILING);
  gate.cut('complete', 'after');
  const [code] = await buy(cake);
  await expect.poll(() => gate.isThrough).toBe(true);
  await page.reload();
  await shop.ready();
  await hurry(context);
  await expect(checkout.orders.first()).toContainText(t.orders.sent);
  expect(await ordersOf(real, since, code!)).toHaveLength(1);
});
