/** The button knew the system's theme of the page's start, and its first press did nothing. */
import { expect, test } from '../fixtures/index.ts';

test('the theme button follows the system while the page is open', async ({ page, shop }) => {
  const html = page.locator('html');
  await page.emulateMedia({ colorScheme: 'light' });
  await shop.open('/products');
  await expect(shop.themeButton).toHaveAttribute('aria-pressed', 'false');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(shop.themeButton).toHaveAttribute('aria-pressed', 'true');
  await expect(html).toHaveCSS('color-scheme', /dark/);
  await shop.themeButton.click();
  await expect(html).toHaveAttribute('data-theme', 'light');
  await expect(html).toHaveCSS('color-scheme', 'light');
});
