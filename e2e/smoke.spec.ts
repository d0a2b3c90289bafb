import { product, say } from './fixtures/content.ts';
import { expect, test } from './fixtures/index.ts';

test('from the home page to the cart', { tag: '@languages' }, async ({ shop, cart, t }) => {
  const tea = product('tra-sen-tay-ho');
  await shop.open('/');
  await shop.timeKnown();
  await shop.search('tra sen');
  await shop.cardLink(tea).click();
  await expect(shop.heading).toHaveText(say(tea.name, shop.language));
  await cart.add();
  await cart.expectCount(1);
  await shop.cartLink.click();
  await expect(shop.heading).toHaveText(t.cart.title);
  await expect(cart.line(tea)).toBeVisible();
  await cart.expectTotal(tea.variants[0]!.price);
});
