/**
 * The second press of a double click landed on whatever link came to lie under the pointer: who had
 * sent a request with one was brought to the page on the market's terms.
 */
import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures/index.ts';

/** The second of two quick presses. */
async function pressAgain(target: Locator): Promise<void> {
  await target.hover();
  const { mouse } = target.page();
  await mouse.down({ clickCount: 2 });
  await mouse.up({ clickCount: 2 });
}

test('the second press of a double click on a button follows no link', async ({ page, shop, t }) => {
  await shop.open('/about');
  const link = shop.main.getByRole('link', { name: t.training.title });
  await page.getByRole('button', { name: t.shell.night_theme }).click();
  await pressAgain(link);
  await expect(page).toHaveURL(shop.path('/about'));
  await link.click();
  await expect(page).toHaveURL(shop.path('/training'));
});

test('the second press of a double click on a link to another page follows no link of that', async ({ page, shop }) => {
  await shop.open('/');
  await shop.main.getByRole('article').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/products\/./);
  const here = page.url();
  await pressAgain(shop.main.getByRole('article').getByRole('link').first());
  await expect(page).toHaveURL(here);
});

test('quick presses on links that stay on the page all count', async ({ page, shop, t }) => {
  await shop.open('/products');
  const groups = shop.main.getByRole('navigation', { name: t.home.groups });
  await groups.getByRole('link').nth(1).click();
  await expect(page).toHaveURL(/\/groups\/./);
  const first = page.url();
  await pressAgain(groups.getByRole('link').nth(2));
  await expect(page).not.toHaveURL(first);
});
