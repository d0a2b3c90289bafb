import { expect, test } from '../fixtures/index.ts';
import { plain } from '../fixtures/goods.ts';
import { variant } from '../fixtures/content.ts';

test('a shared cart’s link works where the cart is open already', async ({ page, shop, cart, t }) => {
  await cart.open();
  const link = `/cart#c=${plain.slug}.${variant(plain).id}.2`;
  // Only the fragment changes, so that no page is loaded.
  await page.goto(link);
  const offer = shop.region(t.cart.shared_title);
  await offer.getByRole('button', { name: t.cart.shared_leave }).click();
  await expect(offer).toHaveCount(0);
  // The same link once more.
  await page.goto(link);
  await offer.getByRole('button', { name: t.cart.shared_take }).click();
  await expect(cart.quantity(plain)).toHaveValue('2');
  await expect(page).toHaveURL('/cart');
});
