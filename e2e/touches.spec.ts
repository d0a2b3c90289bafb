/** What is touched before the app answers is done once it does. */
import { product, say } from './fixtures/content.ts';
import { holdApp } from './fixtures/early.ts';
import { expect, test } from './fixtures/index.ts';

const tea = product('tra-sen-tay-ho');
/** Among the first of the list, which the HTML shows whole. */
const sauce = product('ca-dam-tuong');
const choice = product('o-mai-hang-duong');

test.beforeEach(({ guard }) => {
  // What was fetched ahead for the wasm waits as long as that does.
  guard.allow(/preloaded using link preload/);
});

test('a button that was pressed too early shows it at once, and is pressed once', async ({ page, shop, cart, t }) => {
  const release = await holdApp(page);
  await page.goto(shop.path(`/products/${tea.slug}`));
  const button = shop.region(t.buy.label).getByRole('button', { name: t.buy.add, exact: true });
  await button.click();
  await expect(button).toHaveAttribute('aria-busy', 'true');
  await button.click();
  await button.click();
  release();
  await shop.ready();
  await cart.expectCount(1);
  await expect(button).not.toHaveAttribute('aria-busy');
  expect((await cart.stored()).map(({ quantity }) => quantity)).toEqual([1]);
});

test('a choice, a quantity and the button are done in their order', async ({ page, shop, cart, t }) => {
  const release = await holdApp(page);
  const [, variant] = choice.variants;
  await page.goto(shop.path(`/products/${choice.slug}`));
  await cart.choose(variant!);
  await cart.quantity(choice).fill('3');
  await cart.quantity(choice).press('Tab');
  await shop.region(t.buy.label).getByRole('button', { name: t.buy.add, exact: true }).click();
  release();
  await shop.ready();
  await cart.expectCount(1);
  await expect(shop.main.getByRole('radio', { name: say(variant!.name, shop.language) })).toBeChecked();
  const [line] = await cart.stored();
  expect(line).toMatchObject({ variant: variant!.id });
});

test('a heart and the theme are remembered, too', async ({ page, shop, t }) => {
  const release = await holdApp(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(shop.path(`/products/${tea.slug}`));
  const name = shop.say(t.saved.favourite, { name: say(tea.name, shop.language) });
  const heart = shop.main.getByRole('button', { name, exact: true }).first();
  await heart.click();
  await shop.themeButton.click();
  release();
  await shop.ready();
  await expect(heart).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('on a page that is built anew, the same button is found again', async ({ page, shop, cart }) => {
  const release = await holdApp(page);
  await page.goto(shop.path('/products?q=tuong'));
  await cart.addButton(sauce).click();
  release();
  await shop.ready();
  await expect(shop.cardLink(sauce)).toBeVisible();
  await cart.expectCount(1);
  expect(await cart.stored()).toMatchObject([{ product: sauce.slug, quantity: 1 }]);
});

test('a link that is pressed too early leads on by itself', async ({ page, shop, language }) => {
  const release = await holdApp(page);
  await page.goto(shop.path('/'));
  await shop.cardLink(tea).first().click();
  await expect(shop.heading).toHaveText(say(tea.name, language));
  release();
});
