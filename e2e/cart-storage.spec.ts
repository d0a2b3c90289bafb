/** A device that does not keep the cart, or kept something else. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/index.ts';
import { KEY } from './fixtures/cart.ts';
import { elsewhere, plain } from './fixtures/goods.ts';

async function forbid(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
}

async function fillUp(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
}

for (const [how, prepare, sentence] of [
  ['forbidden', forbid, 'storage_forbidden'],
  ['full', fillUp, 'storage_full'],
] as const) {
  test(`where storage is ${how} the cart says so, and holds while the page is open`, {
    tag: '@languages',
  }, async ({ page, shop, cart, t }) => {
    await prepare(page);
    await shop.open(`/products?q=${encodeURIComponent(plain.name.vi)}`);
    await cart.addFromCard(plain);
    await cart.expectCount(1);
    await shop.search(elsewhere.name.vi);
    await cart.addFromCard(elsewhere);
    await cart.expectCount(2);
    await shop.cartLink.click();
    const alert = shop.main.getByRole('alert');
    await expect(alert).toHaveText(t.cart[sentence]);
    await cart.more(plain).click();
    await expect(cart.quantity(plain)).toHaveValue('2');
    await cart.remove(elsewhere);
    await expect(cart.line(elsewhere)).toHaveCount(0);
    await cart.undoButton.click();
    await expect(cart.line(elsewhere)).toBeVisible();
    await shop.header.getByRole('link', { name: t.shell.market_name }).click();
    await expect(shop.heading).toHaveText(t.shell.market_name);
    await cart.expectCount(2);
    await page.goBack();
    await expect(cart.quantity(plain)).toHaveValue('2');
    await expect(alert).toHaveText(t.cart[sentence]);
  });
}

test('where storage is full, what was kept before is there and stays', async ({
  page,
  shop,
  cart,
  t,
}) => {
  await cart.hold([plain, 2]);
  // The cart's own text is laid down before the storage is full.
  await fillUp(page);
  await cart.open();
  await expect(shop.main.getByRole('alert')).toHaveCount(0);
  await cart.more(plain).click();
  await expect(cart.quantity(plain)).toHaveValue('3');
  await expect(shop.main.getByRole('alert')).toHaveText(t.cart.storage_full);
  expect((await cart.stored())[0]!.quantity).toBe(2);
});

test('once there is room again the cart is kept, and the alert goes', async ({
  page,
  shop,
  cart,
  t,
}) => {
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, text) {
      if (sessionStorage.length === 0) {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      }
      setItem.call(this, key, text);
    };
    window.makeRoom = () => setItem.call(sessionStorage, 'room', '');
  });
  await shop.open(`/products/${plain.slug}`);
  await cart.add();
  await shop.cartLink.click();
  await expect(shop.main.getByRole('alert')).toHaveText(t.cart.storage_full);
  await page.evaluate(() => window.makeRoom());
  await cart.more(plain).click();
  await expect(shop.main.getByRole('alert')).toHaveCount(0);
  expect((await cart.stored())[0]!.quantity).toBe(2);
  await shop.reload();
  await expect(cart.quantity(plain)).toHaveValue('2');
});

declare global {
  interface Window {
    makeRoom: () => void;
  }
}

for (const [what, text, reason] of [
  ['half a cart', '{"version":1,"lines":[{"product":', /no JSON: .*end of JSON/],
  ['another program’s text', 'xin chào', /no JSON: .*not valid JSON/],
  ['a cart of a later form', '{"version":2,"basket":{}}', /version: it is 2/],
  [
    'a cart with a negative price',
    '{"version":1,"lines":[{"product":"a","variant":"b","name":"c","quantity":1,"seen_price":-1}]}',
    /seen_price: this is missing, or/,
  ],
] as const) {
  test(`${what} is put aside, and shopping goes on`, async ({ page, shop, cart, guard, t }) => {
    guard.allow(/localStorage cart: .* kept as cart\.unreadable/);
    await cart.store(text);
    await cart.open();
    await expect(shop.main.getByRole('heading', { name: t.cart.empty_title })).toBeVisible();
    await cart.expectCount(0);
    expect(guard.seen.filter((one) => reason.test(one))).toHaveLength(1);
    const aside = () => page.evaluate(() => localStorage.getItem('cart.unreadable'));
    expect(await aside()).toBe(text);
    await shop.open(`/products/${plain.slug}`);
    await cart.add();
    await cart.expectCount(1);
    await shop.reload();
    await cart.expectCount(1);
    expect(await aside()).toBe(text);
    expect(await page.evaluate((key) => localStorage.getItem(key), KEY)).not.toBe(text);
  });
}
