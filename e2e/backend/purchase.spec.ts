/** A purchase from the shelf to the orders in the engine, over two instances in turn. */
import { AN } from '../fixtures/checkout.ts';
import { producer, product, variant } from '../fixtures/content.ts';
import { expect, ordersOf, skuOf, test } from './market.ts';

const bowls = product('bat-dia-hoa-sen');
const cake = product('banh-chung-tranh-khuc');

test('two producers are two orders, with all that a producer has to know', async ({ real, gate, since, shop, cart, checkout, t }) => {
  await cart.fill(cake, bowls);
  await checkout.open();
  await checkout.way(bowls, t.checkout.transfer).check();
  await checkout.note(bowls).fill('Gói quà giúp tôi');
  const codes = await checkout.order();
  expect(codes).toHaveLength(2);
  for (const order of await checkout.orders.all()) {
    await expect(order).toContainText(t.orders.sent);
  }
  const orders = (await real.orders(since)).filter(({ metadata }) => codes.includes(metadata?.code));
  expect(orders.map(({ metadata }) => metadata.producer).sort()).toEqual([cake.producer, bowls.producer].sort());
  for (const [one, payment, note] of [[cake, 'on-delivery', null], [bowls, 'transfer', 'Gói quà giúp tôi']] as const) {
    const order = orders.find(({ metadata }) => metadata.producer === one.producer)!;
    const { id, price, minimum } = variant(one);
    const fee = producer(one.producer).delivery?.zones?.find(({ provinces }) => !provinces || provinces.some((it) => /Hà Nội/.test(it)))?.fee ?? 0;
    expect(order).toMatchObject({
      status: 'pending',
      metadata: { payment, note, order: { type: 'order', buyer: { name: AN.name, phone: '+84912345678' } } },
      items: [expect.objectContaining({ variant_sku: `${one.slug}/${id}`, quantity: minimum, unit_price: price })],
      shipping_address: { first_name: AN.name, phone: '+84912345678', address_1: AN.street, city: 'phường Tây Hồ', province: 'thành phố Hà Nội' },
      shipping_methods: [{ amount: fee }],
      total: price * minimum + fee,
    });
  }
  // The calls went to both instances.
  expect(new Set(gate.calls.map(({ to }) => to)).size).toBe(real.instances.length);
  // The bank's code is shown as it is without an engine.
  const code = orders.find(({ metadata }) => metadata.producer === bowls.producer)!.metadata.code;
  await checkout.openOrder(code);
  const payment = shop.main.getByRole('group', { name: shop.say(t.payment.title, { code }) });
  await expect(payment.getByRole('img')).toBeVisible();
  await expect(payment).toContainText(producer(bowls.producer).bank!.account);
  // Whoever knows an order's name can read it: it stands in no address.
  const { id } = orders.find(({ metadata }) => metadata.code === code)!;
  expect(shop.page.url()).not.toContain(id);
});

test('an order that is taken back gives its goods back', async ({ real, since, buy, checkout, t }) => {
  const sku = skuOf(bowls);
  const before = await real.stockOf(sku);
  const [code] = await buy(bowls);
  await expect(checkout.orders.first()).toContainText(t.orders.sent);
  expect(await real.stockOf(sku)).toBe(before - variant(bowls).minimum);
  await checkout.openOrder(code!);
  await checkout.button(t.orders.cancel).click();
  await checkout.button(t.orders.cancel_sure).click();
  await expect.poll(async () => (await ordersOf(real, since, code!)).map(({ status }) => status)).toEqual(['canceled']);
  await expect.poll(() => real.stockOf(sku)).toBe(before);
});

test('what the producer does with an order is seen on its page', async ({ real, since, buy, shop, checkout, t }) => {
  const [code] = await buy(cake);
  await expect(checkout.orders.first()).toContainText(t.orders.sent);
  const [order] = await ordersOf(real, since, code!);
  await real.admin('POST', `orders/${order!.id}/cancel`, {});
  await checkout.openOrder(code!);
  await expect(checkout.status).toContainText(t.orders.cancelled);
  await shop.reload();
  await expect(checkout.status).toContainText(t.orders.cancelled);
});
