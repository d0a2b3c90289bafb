/** The last piece, and two who want it. */
import { product, variant } from '../fixtures/content.ts';
import { FAILING, Shopper, expect, ordersOf, skuOf, test } from './market.ts';

const bowls = product('bat-dia-hoa-sen');

test('of two browsers that buy the last piece at once, one gets it and the other is told at its line', async ({ browser, contextOptions, baseURL, real, have, since, t }) => {
  await have(bowls, variant(bowls).minimum);
  const contexts = await Promise.all([1, 2].map(() => browser.newContext({ ...contextOptions, baseURL: baseURL! })));
  const shoppers = await Promise.all(contexts.map(async (context) => new Shopper(await context.newPage())));
  await Promise.all(shoppers.map((shopper) => shopper.prepare(bowls)));
  await Promise.all(shoppers.map(({ checkout }) => checkout.place.click()));
  // The slower one may be told before its order is placed, or by the engine.
  const told = shoppers.map(({ checkout, shop }) =>
    expect.poll(async () => {
      const page = await shop.main.innerText();
      const isTaken = page.includes(t.orders.sent);
      const isRefused = page.includes(t.orders.why_stock) || page.includes(t.refusal.sold_out);
      return isTaken ? 'taken' : isRefused ? 'refused' : `waiting, ${await checkout.faults.count()} faults`;
    }, { timeout: 30_000 }),
  );
  await Promise.all(told.map((it) => it.toMatch(/taken|refused/)));
  const pages = await Promise.all(shoppers.map(({ shop }) => shop.main.innerText()));
  const taken = pages.filter((text) => text.includes(t.orders.sent));
  expect(taken).toHaveLength(1);
  expect((await real.orders(since)).filter(({ items }) => items.some(({ variant_sku }) => variant_sku === skuOf(bowls)))).toHaveLength(1);
  expect(await real.stockOf(skuOf(bowls))).toBe(0);
  // Whoever comes too late reads it beside the goods.
  const late = shoppers[pages.findIndex((text) => !text.includes(t.orders.sent))]!;
  if (late.shop.page.url().endsWith('/orders')) {
    const [code] = await late.checkout.codes();
    await late.checkout.openOrder(code!);
    await expect(late.shop.main).toContainText(t.refusal.sold_out);
    expect(await ordersOf(real, since, code!)).toEqual([]);
  } else {
    await expect(late.checkout.faults).toContainText(bowls.name.vi);
  }
  await Promise.all(contexts.map((context) => context.close()));
});

test('a cart that was filled from the shelf is refused where the shelf is empty by now', async ({ page, gate, guard, real, have, since, t }) => {
  guard.allow(FAILING);
  const shopper = new Shopper(page);
  await shopper.prepare(bowls);
  // The last look has been taken: it is gone between the question and the order.
  const { came, release } = gate.hold('cart');
  const placing = shopper.place();
  await came;
  await have(bowls, 0);
  release();
  const code = await placing;
  await expect(shopper.checkout.orders.first()).toContainText(t.orders.why_stock);
  await shopper.checkout.openOrder(code);
  await expect(shopper.shop.main).toContainText(t.refusal.sold_out);
  expect(await ordersOf(real, since, code)).toEqual([]);
});
