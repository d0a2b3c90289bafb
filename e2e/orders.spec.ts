/** The orders on the device: handed over, paid, sent, mended, taken back, ordered again, erased. */
import { AxeBuilder } from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { AN, Checkout } from './fixtures/checkout.ts';
import { producer, product, variant } from './fixtures/content.ts';
import { UNREACHABLE, served, test as hosted } from './fixtures/host.ts';
import { expect, test as base } from './fixtures/index.ts';
import { ORDERS, Receiver } from './fixtures/receiver.ts';

const tea = product('tra-sen-tay-ho');
const plums = product('o-mai-hang-duong');
const OPEN = '2026-11-27T21:00:00+07:00';

base.use({ contextOptions: { reducedMotion: 'reduce' } });

/** A cart with the plums, at the price of the night. */
function cartOf(...products: (typeof tea)[]): string {
  const lines = products.map((one) => ({
    product: one.slug,
    variant: variant(one).id,
    name: one.name.vi,
    quantity: variant(one).minimum,
    seen_price: variant(one).night_price ?? variant(one).price,
  }));
  return JSON.stringify({ version: 1, lines });
}

/** A checkout that is open, with goods in the cart. */
const test = base.extend<{ ready: Checkout; receiver: Receiver }>({
  ready: async ({ cart, clock, checkout }, use) => {
    await clock.set(OPEN);
    await cart.store(cartOf(plums));
    await checkout.open();
    await use(checkout);
  },
  receiver: async ({ context, guard, data }, use) => {
    const receiver = new Receiver();
    await receiver.listen(context, ORDERS);
    guard.allow(new RegExp(ORDERS));
    await data.changeIndex((index) => {
      index.market.endpoints = { orders: ORDERS };
    });
    await use(receiver);
  },
});

test('an order is handed over by the shopper, and says so', async ({ context, page, shop, ready, t }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const [code] = await ready.order();
  await expect(ready.orders).toContainText(t.orders.placed);
  await ready.openOrder(code!);
  const maker = producer(plums.producer);
  const text = await ready.text.inputValue();
  const zalo = shop.main.getByRole('link', { name: t.orders.zalo, exact: true });
  await expect(zalo).toHaveAttribute('href', `https://zalo.me/${maker.zalo!.replace('+84', '0')}`);
  const sms = await shop.main.getByRole('link', { name: t.orders.sms }).getAttribute('href');
  expect(decodeURIComponent(sms!)).toBe(`sms:${maker.phone}?body=${text}`);
  const mail = new URL((await shop.main.getByRole('link', { name: t.orders.email }).getAttribute('href'))!);
  expect(mail.pathname).toBe(maker.email);
  expect(mail.searchParams.get('body')!.replaceAll('\r\n', '\n')).toBe(text);
  await ready.button(t.orders.copy).click();
  await expect(shop.main).toContainText(t.orders.copied);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  await ready.button(t.orders.mark).click();
  await expect(ready.status).toContainText(t.orders.way_copy);
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  expect(violations).toEqual([]);
  await ready.button(t.orders.confirm).click();
  await expect(ready.status).toContainText(t.orders.confirmed);
  // What is confirmed is the producer's, too.
  await expect(ready.button(t.orders.cancel)).toHaveCount(0);
  await ready.button(t.orders.deliver).click();
  await expect(ready.status).toContainText(t.orders.delivered);
  await shop.reload();
  await expect(ready.status).toContainText(t.orders.delivered);
});

test('an order that is paid by a transfer shows its code again', async ({ shop, ready, t }) => {
  await ready.way(plums, t.checkout.transfer).check();
  const [code] = await ready.order();
  await ready.openOrder(code!);
  const payment = shop.main.getByRole('group', { name: shop.say(t.payment.title, { code: code! }) });
  await expect(payment.getByRole('img')).toBeVisible();
  await expect(payment).toContainText(producer(plums.producer).bank!.account);
  await expect(payment).toContainText(code!);
});

test('the slip prints without what is for the screen', async ({ page, shop, ready, t }) => {
  const [code] = await ready.order();
  await ready.openOrder(code!);
  await page.emulateMedia({ media: 'print' });
  await expect(ready.button(t.orders.print)).toBeHidden();
  await expect(shop.main).toContainText(AN.street);
});

test('where the content names a receiver, the order is sent with its own key', async ({ receiver, ready, shop, t }) => {
  const [code] = await ready.order();
  await expect(ready.orders).toContainText(t.orders.sent);
  const [[key, sent]] = [...receiver.taken] as [[string, Record<string, unknown>]];
  expect(sent).toMatchObject({
    type: 'order',
    id: key,
    code,
    producer: plums.producer,
    buyer: { name: AN.name, phone: '+84912345678' },
    delivery: { how: 'sent', ward: 'phường Tây Hồ', province: 'thành phố Hà Nội' },
    payment: 'on-delivery',
    language: shop.language,
  });
});

test('a receiver that fails gets the order later, once', async ({ receiver, ready, clock, t }) => {
  receiver.expect('answer lost', { status: 503 });
  await ready.order();
  await expect(ready.orders).toContainText(t.orders.no_answer);
  for (let tries = 1; tries < 3; tries += 1) {
    await clock.run(15_000);
    await expect.poll(() => receiver.keys.length).toBe(tries + 1);
  }
  await expect(ready.orders).toContainText(t.orders.sent);
  expect(receiver.taken.size).toBe(1);
  expect(new Set(receiver.keys).size).toBe(1);
});

test('what is refused says why, and can be mended', { tag: '@languages' }, async ({ receiver, ready, shop, page, t }) => {
  const reason = 'Không giao đến số nhà này.';
  receiver.expect({ status: 422, body: reason });
  const [code] = await ready.order();
  await expect(ready.orders).toContainText(shop.say(t.orders.refused_because, { reason }));
  await ready.openOrder(code!);
  await ready.button(t.orders.mend).click();
  await expect(page).toHaveURL(shop.path('/checkout'));
  await expect(ready.name).toHaveValue(AN.name);
  await ready.street.fill('14 Quảng Bá');
  await ready.look();
  await ready.place.click();
  await expect(ready.orders).toContainText(t.orders.sent);
  // The mended order has taken the place of the refused one.
  await expect(ready.orders).toHaveCount(1);
  expect([...receiver.taken.values()].map(({ delivery }) => delivery)).toMatchObject([{ street: '14 Quảng Bá' }]);
});

test('an order that is taken back is sent no more, and its receiver is told', async ({ receiver, ready, context, t }) => {
  receiver.expect({ status: 503 });
  const [code] = await ready.order();
  await expect(ready.orders).toContainText(t.orders.broken);
  await ready.openOrder(code!);
  await ready.button(t.orders.cancel).click();
  await ready.button(t.orders.cancel_sure).click();
  await expect(ready.status).toContainText(t.orders.cancelled);
  await expect(ready.text).toHaveValue(new RegExp(`^HỦY ĐƠN HÀNG ${code}`));
  await expect.poll(() => [...receiver.taken.values()].map(({ type }) => type)).toEqual(['cancellation']);
  expect(context.pages()).toHaveLength(1);
});

test('goods are ordered again, with a word of what has changed', async ({ ready, shop, cart, data, page, t }) => {
  const [code] = await ready.order();
  await data.changeIndex((index) => {
    const first = index.products.find(({ slug }) => slug === plums.slug)!.variants[0]!;
    first.price += 7_000;
    delete first.night_price;
  });
  await page.goto(shop.path(`/orders/${code}`));
  await shop.ready();
  await shop.timeKnown();
  await ready.button(t.orders.put_again).click();
  const changes = shop.region(t.orders.reorder).getByRole('listitem');
  await expect(changes).toHaveText([new RegExp(plums.name.vi)]);
  expect((await cart.stored()).map(({ product }) => product)).toEqual([plums.slug]);
});

test('a crash right after an order was kept leaves nothing to be ordered twice', async ({ ready, page, cart, shop, t }) => {
  await ready.order();
  const checkout = await page.evaluate(async () => {
    const open = indexedDB.open('night-market');
    const database = await new Promise<IDBDatabase>((done) => (open.onsuccess = () => done(open.result)));
    const all = database.transaction('orders').objectStore('orders').getAll();
    const [text] = await new Promise<string[]>((done) => (all.onsuccess = () => done(all.result)));
    database.close();
    return JSON.parse(text!).checkout as string;
  });
  // As it stands if the page goes between the two writes.
  const lines = JSON.parse(cartOf(plums)).lines.map((line: { product: string; variant: string }) => [line.product, line.variant]);
  await page.evaluate(
    ([cart, placing]) => {
      localStorage.setItem('cart', cart!);
      localStorage.setItem('checkout.placing', placing!);
    },
    [cartOf(plums), JSON.stringify({ checkout, lines })],
  );
  await shop.open('/cart');
  await expect(shop.main).toContainText(t.cart.empty_title);
  expect(await cart.stored()).toEqual([]);
  await ready.open();
  await expect(shop.main).toContainText(t.checkout.empty);
});

test('two presses of the button are one order', async ({ ready }) => {
  await ready.fill();
  await ready.look();
  await ready.place.dblclick();
  await expect(ready.orders).toHaveCount(1);
});

test('everything that is kept can be had as a file, and be erased', async ({ ready, page, shop, t }) => {
  await shop.open('/complaints');
  await shop.main.getByRole('textbox', { name: t.form.name }).fill(AN.name);
  await ready.open();
  await ready.remember.check();
  const [code] = await ready.order();
  const waiting = page.waitForEvent('download');
  await ready.button(t.orders.export).click();
  const file = JSON.parse(readFileSync(await (await waiting).path(), 'utf8'));
  expect(file.orders.map((order: { code: string }) => order.code)).toEqual([code]);
  expect(file.address).toMatchObject({ name: AN.name, street: AN.street });
  expect(file.drafts['complaint.draft']).toMatchObject({ name: AN.name });
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  expect(violations).toEqual([]);
  await ready.button(t.orders.erase).click();
  await ready.button(t.orders.erase_sure).click();
  await expect(shop.main).toContainText(t.orders.erased);
  await expect(ready.orders).toHaveCount(0);
  await shop.reload();
  await expect(shop.main).toContainText(t.orders.none_title);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(kept).not.toContain(AN.name);
});

test('an order that is not on this device is said not to be', async ({ shop, t }) => {
  await shop.open('/orders/DH-2222-2222');
  await expect(shop.main).toContainText(t.orders.not_found);
});

async function place(page: Page, checkout: Checkout): Promise<string> {
  await page.addInitScript((cart) => {
    if (sessionStorage.getItem('e2e.stored') === null) {
      sessionStorage.setItem('e2e.stored', '');
      localStorage.setItem('cart', cart);
    }
  }, cartOf(plums));
  await checkout.open();
  return (await checkout.order())[0]!;
}

hosted('orders are there offline, on the list and each by itself', async ({ page, shop, host, guard, clock, checkout, t }) => {
  guard.allow(UNREACHABLE);
  await clock.set(OPEN);
  const code = await place(page, checkout);
  await served(page);
  await host.stop();
  await shop.open('/orders');
  await expect(checkout.orders).toContainText(code);
  await shop.open(`/orders/${code}`);
  await expect(checkout.text).toHaveValue(new RegExp(code));
  await shop.reload();
  await expect(checkout.status).toContainText(t.orders.placed);
});
