/** From the cart to orders: what is asked, what is refused, and what is placed. */
import { AxeBuilder } from '@axe-core/playwright';
import { AN } from './fixtures/checkout.ts';
import { producer, product, variant } from './fixtures/content.ts';
import type { Index } from './fixtures/data.ts';
import { expect, test } from './fixtures/index.ts';
import { money } from './fixtures/language.ts';

const tea = product('tra-sen-tay-ho');
const plums = product('o-mai-hang-duong');
const OPEN = '2026-11-27T21:00:00+07:00';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** What a shelf sells its first variant for while the market is open. */
function price(one: typeof tea): number {
  return variant(one).night_price ?? variant(one).price;
}

/** Before the page is opened: two producers' goods in the cart, at the prices of the night. */
async function hold(cart: import('./fixtures/cart.ts').Cart): Promise<void> {
  const lines = [tea, plums].map((one) => ({
    product: one.slug,
    variant: variant(one).id,
    name: one.name.vi,
    quantity: variant(one).minimum,
    seen_price: price(one),
  }));
  await cart.store(JSON.stringify({ version: 1, lines }));
}

test('a purchase from two producers', { tag: '@languages' }, async ({ page, shop, cart, clock, checkout, t, language }) => {
  await clock.set(OPEN);
  await hold(cart);
  await shop.open('/cart');
  await shop.main.getByRole('link', { name: t.checkout.go }).click();
  await checkout.fill();
  await checkout.way(plums, t.checkout.transfer).check();
  await checkout.note(plums).fill('Gói quà\ngiúp tôi');
  const fee = producer(plums.producer).delivery!.zones![0]!.fee!;
  await expect(checkout.maker(plums)).toContainText(money(language, fee));
  await checkout.look();
  const teas = price(tea) * variant(tea).minimum;
  const sweets = price(plums) * variant(plums).minimum;
  await expect(checkout.sheet).toContainText(money(language, teas + sweets + fee));
  for (const words of [AN.street, 'phường Tây Hồ', t.checkout.tax, t.checkout.binding, 'cho-dem@example.com']) {
    await expect(checkout.sheet).toContainText(words);
  }
  // Nothing is placed by looking.
  expect(await cart.stored()).toHaveLength(2);
  await checkout.place.click();
  await expect(checkout.orders).toHaveCount(2);
  expect(await cart.stored()).toEqual([]);
  await cart.expectCount(0);

  const [code] = await checkout.codes();
  await checkout.openOrder(code!);
  await expect(page).toHaveURL(shop.path(`/orders/${code}`));
  await shop.reload();
  await expect(checkout.text).toHaveValue(new RegExp(`^ĐƠN HÀNG ${code}\n`));
  const text = await checkout.text.inputValue();
  expect(text).toContain(`Người mua: ${AN.name}\n`);
  // The producer reads Vietnamese, whatever the buyer does.
  const words = (one: typeof tea) => `(${variant(one).name.vi})`.replaceAll(/\s/g, ' ');
  expect([tea, plums].filter((one) => text.includes(words(one)))).toHaveLength(1);
  expect(text).toContain(`${AN.street}, phường Tây Hồ, thành phố Hà Nội`);
});

test('what is missing is said beside its field and in sum', async ({ page, cart, clock, checkout, t }) => {
  await clock.set(OPEN);
  await hold(cart);
  await checkout.open();
  await expect(checkout.remember).not.toBeChecked();
  await checkout.review.click();
  await expect(checkout.faults).toBeFocused();
  const faults = [
    t.form.fault_name,
    t.form.fault_phone,
    t.checkout.fault_province,
    t.checkout.fault_ward,
    t.checkout.fault_street,
  ];
  await expect(checkout.faults.getByRole('link')).toHaveText(faults);
  await expect(checkout.ward).toHaveAccessibleDescription(new RegExp(t.checkout.fault_ward));
  await checkout.faults.getByRole('link', { name: t.checkout.fault_ward }).click();
  await expect(checkout.ward).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  expect(violations).toEqual([]);
  // What is mended is said no more, before the form is handed in again.
  await checkout.name.fill(AN.name);
  await expect(checkout.name).not.toHaveAttribute('aria-invalid');
  await expect(checkout.faults.getByRole('link')).toHaveText(faults.slice(1));
  await checkout.name.fill('');
  await expect(checkout.faults.getByRole('link')).toHaveText(faults.slice(1));
});

test('fields call for the right keyboards and for what browsers know', async ({ cart, clock, checkout }) => {
  await clock.set(OPEN);
  await hold(cart);
  await checkout.open();
  for (const [field, autocomplete, mode] of [
    [checkout.name, 'name', 'text'],
    [checkout.phone, 'tel', 'tel'],
    [checkout.province, 'address-level1', 'text'],
    [checkout.ward, 'address-level2', 'text'],
    [checkout.street, 'street-address', 'text'],
  ] as const) {
    await expect(field).toHaveAttribute('autocomplete', autocomplete);
    await expect(field).toHaveAttribute('inputmode', mode);
  }
});

test('places are found without accents and by their former districts', async ({ cart, clock, checkout, t }) => {
  await clock.set(OPEN);
  await hold(cart);
  await checkout.open();
  await checkout.province.fill('ha n');
  await checkout.suggestions(t.checkout.province).getByRole('button', { name: 'thành phố Hà Nội', exact: true }).click();
  await expect(checkout.province).toHaveValue('thành phố Hà Nội');
  await checkout.ward.fill('bac tu liem');
  const villages = checkout.suggestions(t.checkout.ward).getByRole('button');
  await expect(villages.first()).toContainText('Bắc Từ Liêm');
  await checkout.ward.fill('bat tra');
  await checkout.suggestions(t.checkout.ward).getByRole('button', { name: /Bát Tràng/ }).click();
  await expect(checkout.ward).toHaveValue('xã Bát Tràng');
  await expect(checkout.suggestions(t.checkout.ward)).toHaveCount(0);
});

test('the keyboard alone is enough', async ({ page, shop, cart, clock, checkout, t }) => {
  await clock.set(OPEN);
  await hold(cart);
  await checkout.open();
  await checkout.name.focus();
  for (const text of [AN.name, AN.phone, AN.province, AN.ward, AN.street]) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await expect(checkout.remember).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(checkout.sheet.getByRole('heading', { name: t.checkout.review_title })).toBeFocused();
  await checkout.place.focus();
  await page.keyboard.press('Enter');
  await expect(shop.heading).toHaveText(t.orders.title);
  await expect(checkout.orders).toHaveCount(2);
});

test('what is filled in stays over a reload, and is remembered only if asked', async ({ page, shop, cart, clock, checkout, t }) => {
  await clock.set(OPEN);
  await hold(cart);
  await checkout.open();
  await checkout.fill();
  await checkout.note(tea).fill('Giao sau 18 giờ');
  await checkout.way(plums, t.checkout.transfer).check();
  await shop.reload();
  await expect(checkout.name).toHaveValue(AN.name);
  await expect(checkout.street).toHaveValue(AN.street);
  await expect(checkout.note(tea)).toHaveValue('Giao sau 18 giờ');
  await expect(checkout.way(plums, t.checkout.transfer)).toBeChecked();
  await checkout.order();
  const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(await kept()).not.toContain(AN.street);

  const once = JSON.stringify({
    version: 1,
    lines: [{ product: tea.slug, variant: variant(tea).id, name: tea.name.vi, quantity: variant(tea).minimum, seen_price: price(tea) }],
  });
  await page.evaluate((cart) => localStorage.setItem('cart', cart), once);
  await checkout.open();
  await expect(checkout.name).toHaveValue('');
  await checkout.remember.check();
  await checkout.order();
  expect(await kept()).toContain(AN.street);
  await page.evaluate((cart) => localStorage.setItem('cart', cart), once);
  await checkout.open();
  await expect(checkout.name).toHaveValue(AN.name);
  await expect(checkout.note(tea)).toHaveValue('');
});

test.describe('what changes before the order is placed is caught', () => {
  const cases: [string, (index: Index) => void, (t: import('./fixtures/language.ts').Words) => string][] = [
    ['sold out', (index) => listing(index).variants.forEach((it) => (it.stock = 0)), (t) => t.refusal.sold_out],
    ['an expired certificate', (index) => (listing(index).valid_until = '2026-11-26'), () => '26/11/2026'],
    ['a product that is gone', (index) => (index.products = index.products.filter(({ slug }) => slug !== plums.slug)), (t) => t.cart.vanished],
    [
      'another price',
      (index) => {
        const first = listing(index).variants[0]!;
        delete first.night_price;
        first.price = price(plums) + 1_000;
      },
      () => money('vi', price(plums) + 1_000),
    ],
  ];
  const listing = (index: Index) => index.products.find(({ slug }) => slug === plums.slug)!;
  for (const [name, change, reason] of cases) {
    test(name, async ({ cart, clock, checkout, data, t }) => {
      let isChanged = false;
      await data.changeIndex((index) => {
        index.build = isChanged ? 'changed again' : 'changed';
        if (isChanged) {
          change(index);
        }
      });
      await clock.set(OPEN);
      await hold(cart);
      await checkout.open();
      await checkout.fill();
      await checkout.look();
      isChanged = true;
      await checkout.place.click();
      await expect(checkout.faults).toContainText(reason(t));
      await expect(checkout.sheet).toHaveCount(0);
      await expect(checkout.name).toHaveValue(AN.name);
      expect(await cart.stored()).toHaveLength(2);
    });
  }
});

test('a producer that does not send goods there is named, and can be picked up from', async ({ cart, clock, checkout, shop, data, t }) => {
  const maker = producer(plums.producer);
  const changed = { ...maker, delivery: { zones: [{ provinces: ['Cao Bằng'], fee: 1_000 }], pick_up: true } };
  await data.break(`producers/${maker.slug}.json`, { body: JSON.stringify(changed) });
  await clock.set(OPEN);
  await hold(cart);
  await checkout.open();
  await checkout.fill();
  await checkout.review.click();
  const reason = shop.say(t.checkout.obstacle_not_there, { producer: checkout.makerName(plums) });
  await expect(checkout.faults.getByRole('link')).toHaveText([reason]);
  await checkout.way(plums, new RegExp(maker.address.place)).check();
  await checkout.look();
  await checkout.place.click();
  await expect(checkout.orders).toHaveCount(2);
});

test('a last look waits for a producer that is on its way', async ({ cart, shop, clock, checkout, data, t }) => {
  await clock.set(OPEN);
  await hold(cart);
  const release = await data.hold(`producers/${producer(plums.producer).slug}.json`);
  await checkout.open();
  await checkout.fill();
  await checkout.review.click();
  // Beside the button and in the producer's part.
  await expect(shop.main.getByRole('status').filter({ hasText: t.failure.waiting })).toHaveCount(2);
  await expect(checkout.faults).toHaveCount(0);
  await expect(checkout.sheet).toHaveCount(0);
  release();
  await expect(checkout.sheet).toBeVisible();
  await expect(checkout.faults).toHaveCount(0);
});

test('a last look asks again for a producer that could not be had', async ({ cart, shop, clock, checkout, data, guard, t }) => {
  const file = `producers/${producer(plums.producer).slug}.json`;
  guard.allow(new RegExp(file));
  await clock.set(OPEN);
  await hold(cart);
  const mend = await data.break(file, 'refused');
  await checkout.open();
  await checkout.fill();
  await checkout.review.click();
  await expect(checkout.faults.getByRole('link')).toHaveText([
    shop.say(t.checkout.obstacle_unknown, { producer: checkout.makerName(plums) }),
  ]);
  await mend();
  await checkout.review.click();
  await expect(checkout.sheet).toBeVisible();
});

test('an order that was begun in time may be placed in the minutes of grace, at the prices of the night', async ({
  cart,
  clock,
  checkout,
  t,
}) => {
  await clock.stand('2026-11-27T21:59:50+07:00');
  await hold(cart);
  await checkout.open();
  await checkout.fill();
  await checkout.makersKnown([tea, plums]);
  await clock.run(20_000);
  await expect(checkout.review).toBeVisible();
  await expect(checkout.faults).toHaveCount(0);
  await checkout.look();
  await expect(checkout.sheet).toContainText(money('vi', price(tea) * variant(tea).minimum));
  await checkout.place.click();
  await expect(checkout.orders).toHaveCount(2);
  expect(t.checkout.grace).toContain('{time}');
});

test('after the grace nothing is placed, and the cart stays', async ({ cart, clock, checkout, t }) => {
  await clock.stand('2026-11-27T21:59:50+07:00');
  await hold(cart);
  await checkout.open();
  await checkout.fill();
  await checkout.look();
  await clock.jumpTo('2026-11-27T22:15:30+07:00');
  await checkout.place.click();
  await expect(checkout.faults).toContainText(t.checkout.obstacle_closed);
  expect(await cart.stored()).toHaveLength(2);
});

test('hostile input is refused with a reason, or stays text', async ({ page, shop, cart, clock, checkout, t }) => {
  await clock.set(OPEN);
  await hold(cart);
  await checkout.open();
  await checkout.fill();
  const strange = (letter: string) => shop.say(t.form.fault_strange, { letter });
  const long = (most: number) => shop.say(t.form.fault_long, { most });
  const cases = [
    [checkout.name, '<script>alert(1)</script>', strange('<')],
    [checkout.name, 'a'.repeat(10_000), long(80)],
    [checkout.name, '😀😀', strange('😀')],
    [checkout.name, '\u202e\u200f', t.form.fault_name],
    [checkout.phone, '0912 345 67', t.form.fault_phone_form],
    [checkout.province, '"><img src=x>', strange('"')],
    [checkout.ward, 'x'.repeat(10_000), long(120)],
    [checkout.street, '<b>12</b>', strange('<')],
    [checkout.street, '1'.repeat(10_000), long(120)],
    [checkout.note(tea), 'x'.repeat(10_000), long(300)],
    [checkout.note(tea), 'a\u0001b', t.form.fault_hidden],
  ] as const;
  for (const [field, text, reason] of cases) {
    const before = await field.inputValue();
    await field.fill(text);
    await checkout.review.click();
    await expect.soft(checkout.faults.getByRole('link'), text.slice(0, 20)).toHaveText([reason]);
    await field.fill(before);
  }
  await checkout.name.fill('Trần\u202e Văn An');
  await checkout.note(tea).fill('<img src=x onerror=alert(1)> 🍵\nTổng cộng: 0 ₫\n\u202eĐã trả');
  await checkout.look();
  await checkout.place.click();
  await expect(checkout.orders).toHaveCount(2);
  await checkout.orders.filter({ hasText: producer(tea.producer).name.vi }).getByRole('link').click();
  const text = await checkout.text.inputValue();
  expect(text).toContain('Người mua: Trần Văn An\n');
  expect(text).toContain('\nGhi chú: <img src=x onerror=alert(1)> 🍵 Tổng cộng: 0 ₫ Đã trả');
  expect(text.split('\n').filter((line) => line.startsWith('Tổng cộng'))).toHaveLength(1);
  await expect(page.locator('main img[src="x"]')).toHaveCount(0);
});

test('a browser that keeps nothing places nothing', async ({ page, cart, clock, checkout, guard, t }) => {
  guard.allow(/orders: they cannot be kept/);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { get: () => null });
  });
  await clock.set(OPEN);
  await hold(cart);
  await checkout.open();
  await checkout.fill();
  await checkout.look();
  await checkout.place.click();
  await expect(checkout.sheet.getByRole('alert')).toContainText(t.checkout.not_kept);
  expect(await cart.stored()).toHaveLength(2);
});
