/** The way to the top was an animation, which moving the focus cut short. */
import { products } from '../fixtures/content.ts';
import { expect, test } from '../fixtures/index.ts';

test('a new page starts at its top', async ({ page, shop }) => {
  await shop.open('/products');
  await shop.cardLink(products.at(-1)!).click();
  await expect(shop.heading).toHaveText(products.at(-1)!.name.vi);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
});
