/** The engine has the last word on hours, whatever a phone believes. */
import { product } from '../fixtures/content.ts';
import { FAILING, Shopper, expect, hurry, ordersOf, test } from './market.ts';

const cake = product('banh-chung-tranh-khuc');

test.describe('while the engine takes no orders', () => {
  let before: unknown;
  test.beforeEach(async ({ real }) => {
    before = await real.document('ordering.json');
    await real.write('ordering.json', { policy: 'market-hours', nights: [] });
  });
  test.afterEach(async ({ real }) => real.write('ordering.json', before));

  test('a phone that believes the market open buys nothing, and is told why', async ({ page, clock, guard, real, since, t }) => {
    guard.allow(FAILING);
    // The shop's own server and the phone agree on an evening that is not now.
    await clock.set(new Date(Date.now() + 6 * 3_600_000).toISOString());
    const shopper = new Shopper(page);
    await shopper.prepare(cake);
    const code = await shopper.place();
    await expect(shopper.checkout.orders.first()).toContainText(t.orders.why_closed);
    expect(await ordersOf(real, since, code)).toEqual([]);
    // Sent again as it is, it is refused again.
    await shopper.checkout.openOrder(code);
    await shopper.checkout.button(t.orders.again).click();
    await expect(shopper.shop.main).toContainText(t.orders.why_closed);
    expect(await ordersOf(real, since, code)).toEqual([]);
  });
});

test('an order that was taken in time is given again after the market has closed', async ({ context, real, gate, guard, since, buy, checkout, t }) => {
  guard.allow(FAILING);
  gate.cut('complete', 'after');
  const [code] = await buy(cake);
  await expect.poll(() => gate.isThrough).toBe(true);
  const before = await real.document('ordering.json');
  await real.write('ordering.json', { policy: 'market-hours', nights: [] });
  await hurry(context);
  await expect(checkout.orders.first()).toContainText(t.orders.sent);
  await real.write('ordering.json', before);
  expect(await ordersOf(real, since, code!)).toHaveLength(1);
});
