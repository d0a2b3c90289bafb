/** A list of the pages that were opened did not follow "forward", so it left out an entry of the history. */
import { product } from '../fixtures/content.ts';
import { expect, test } from '../fixtures/index.ts';

test('after back and forward a link still changes the address', async ({ page, shop }) => {
  const tea = product('tra-sen-tay-ho');
  await shop.open('/');
  await shop.header.getByRole('link', { name: shop.t.shell.market_name }).click();
  await page.goto('/producers');
  await shop.ready();
  await shop.main.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/producers\/./);
  const maker = page.url();
  await shop.main.getByRole('article').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/products\/./);
  await page.goBack();
  await expect(page).toHaveURL(maker);
  await page.goForward();
  await expect(page).toHaveURL(/\/products\/./);
  // The way back to what such a list ended with.
  const link = shop.main.locator('a[href^="/producers/"]').first();
  await link.click();
  await expect(page).toHaveURL(maker);
  await expect(shop.card(tea)).toHaveCount(0);
});
