/** A cart as a link. */
import type { Page } from '@playwright/test';
import { Cart } from './fixtures/cart.ts';
import { type Product, say, variant } from './fixtures/content.ts';
import { expect, test } from './fixtures/index.ts';
import { elsewhere, expired, limited, plain } from './fixtures/goods.ts';
import { count, day } from './fixtures/language.ts';
import { Shop } from './fixtures/shop.ts';

/** A part of a link. */
function part(product: Product, quantity: number): string {
  return `${product.slug}.${variant(product).id}.${quantity}`;
}

async function copied(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

test('the cart becomes a link, is copied, and fills another device’s cart', {
  tag: '@languages',
}, async ({ page, context, browser, baseURL, shop, cart, language, t }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await cart.hold([plain, 2], [elsewhere, 1]);
  await cart.open();
  await cart.summary.getByRole('button', { name: t.cart.share }).click();
  const field = cart.summary.getByLabel(t.cart.link_copied);
  const link = `${baseURL}${shop.path('/cart')}#c=${part(plain, 2)}~${part(elsewhere, 1)}`;
  await expect(field).toHaveValue(link);
  expect(await copied(page)).toBe(link);

  const device = await browser.newContext();
  const there = new Shop(await device.newPage(), language);
  await there.page.goto(link);
  const offer = there.region(t.cart.shared_title);
  const names = [`${say(plain.name, language)} × 2`, `${say(elsewhere.name, language)} × 1`];
  await expect(offer).toContainText(names.join(', '));
  const theirs = new Cart(there);
  await theirs.expectCount(0);
  await offer.getByRole('button', { name: t.cart.shared_take }).click();
  await expect(there.main.getByRole('status').getByText(t.cart.shared_taken)).toBeVisible();
  await theirs.expectCount(2);
  await theirs.expectTotal(2 * variant(plain).price + variant(elsewhere).price);
  await expect(there.page).toHaveURL(`${baseURL}${shop.path('/cart')}`);
  // Once more on this device it would not be offered again.
  await there.reload();
  await expect(offer).toHaveCount(0);
  await theirs.expectCount(2);
  await device.close();
});

test('where copying is refused the link is shown to be copied', async ({ page, cart, t }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('No.', 'NotAllowedError'));
  });
  await cart.hold([plain, 2]);
  await cart.open();
  await cart.summary.getByRole('button', { name: t.cart.share }).click();
  const field = cart.summary.getByLabel(t.cart.link_to_copy);
  await expect(field).toHaveValue(new RegExp(`/cart#c=${plain.slug}\\.`));
  await expect(field).toHaveAttribute('readonly', '');
  await expect(cart.summary.getByText(t.cart.link_copied)).toHaveCount(0);
});

test('what is shared adds to what is there', async ({ shop, cart, t }) => {
  await cart.hold([plain, 2]);
  await shop.open(`/cart#c=${part(plain, 3)}~${part(elsewhere, 1)}`);
  await shop.region(t.cart.shared_title).getByRole('button', { name: t.cart.shared_take }).click();
  await expect(cart.quantity(plain)).toHaveValue('5');
  await expect(cart.quantity(elsewhere)).toHaveValue('1');
});

test('what cannot be taken says why, and the rest is taken', async ({ page, shop, cart, t }) => {
  const { maximum } = variant(limited);
  await cart.hold([limited, maximum!]);
  const gone = 'chieu-coi-xua';
  const parts = [part(limited, 1), part(expired, 1), `${gone}.doi.1`, part(plain, 1)];
  await shop.open(`/cart#c=${parts.join('~')}`);
  await shop.timeKnown();
  const offer = shop.region(t.cart.shared_title);
  await expect(offer).toContainText(count('vi', t.cart.shared_gone, 1));
  await offer.getByRole('button', { name: t.cart.shared_take }).click();
  const outcome = shop.main.getByRole('status').filter({ hasText: t.cart.vanished });
  const date = day('vi', expired.certificate.valid_until);
  const reasons: [string, string][] = [
    [limited.name.vi, shop.say(t.refusal.above_maximum, { maximum: maximum! })],
    [expired.name.vi, shop.say(t.product.expired, { date })],
    [gone, t.cart.vanished],
  ];
  const sentences = reasons.map(([name, reason]) => shop.say(t.cart.shared_refused, { name, reason }));
  await expect(outcome).toHaveText(sentences.join(' '));
  await expect(cart.quantity(limited)).toHaveValue(String(maximum));
  await expect(cart.quantity(plain)).toHaveValue('1');
  await cart.expectCount(2);
  await expect(page).toHaveURL('/cart');
});

test('whoever leaves it keeps the cart as it was', async ({ page, shop, cart, t }) => {
  await cart.hold([plain, 2]);
  await shop.open(`/cart#c=${part(elsewhere, 1)}`);
  const offer = shop.region(t.cart.shared_title);
  await offer.getByRole('button', { name: t.cart.shared_leave }).click();
  await expect(offer).toHaveCount(0);
  await expect(page).toHaveURL('/cart');
  await cart.expectCount(1);
  await shop.reload();
  await expect(cart.quantity(plain)).toHaveValue('2');
  await expect(offer).toHaveCount(0);
});

for (const [what, fragment] of [
  ['a part is missing', `c=${plain.slug}.${variant(plain).id}`],
  ['the end is missing', `c=${part(plain, 1)}~${elsewhere.slug}`],
  ['the quantity is no number', `c=${plain.slug}.${variant(plain).id}.hai`],
  ['the quantity is nothing', `c=${part(plain, 0)}`],
  ['there is too much', `c=${Array.from({ length: 201 }, () => part(plain, 1)).join('~')}`],
  ['it is markup', 'c=<img src=x onerror=alert(1)>.a.1'],
] as const) {
  test(`a link where ${what} says so and leaves the cart alone`, async ({ page, shop, cart, t }) => {
    await cart.hold([elsewhere, 2]);
    await shop.open(`/cart#${fragment}`);
    await expect(shop.main.getByRole('status').filter({ hasText: t.cart.link_damaged })).toBeVisible();
    await expect(shop.region(t.cart.shared_title)).toHaveCount(0);
    await expect(page).toHaveURL('/cart');
    await expect(cart.quantity(elsewhere)).toHaveValue('2');
    await cart.expectCount(1);
  });
}

test('a fragment that is no cart is left alone', async ({ page, shop, cart, t }) => {
  await shop.open('/cart#main');
  await cart.expectCount(0);
  await expect(shop.region(t.cart.shared_title)).toHaveCount(0);
  await expect(shop.main.getByText(t.cart.link_damaged)).toHaveCount(0);
  await expect(page).toHaveURL('/cart#main');
});
