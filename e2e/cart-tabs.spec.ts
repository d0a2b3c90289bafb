/** Two tabs of one browser. */
import { Cart } from './fixtures/cart.ts';
import { test as base, expect } from './fixtures/index.ts';
import { elsewhere, plain, siblings } from './fixtures/goods.ts';
import { Shop } from './fixtures/shop.ts';
import { bringBack, hide, show } from './fixtures/view.ts';

/** Another tab. */
const test = base.extend<{ other: { shop: Shop; cart: Cart } }>({
  other: async ({ context, language }, use) => {
    const shop = new Shop(await context.newPage(), language);
    await use({ shop, cart: new Cart(shop) });
  },
});

test('what goes into the cart in one tab shows in the other', async ({ cart, other }) => {
  await cart.open();
  await other.shop.open(`/products/${plain.slug}`);
  await other.cart.add();
  await cart.expectCount(1);
  await expect(cart.quantity(plain)).toHaveValue('1');
  await cart.more(plain).click();
  await other.cart.add();
  await expect(cart.quantity(plain)).toHaveValue('3');
  await cart.remove(plain);
  await other.cart.expectCount(0);
  await cart.undoButton.click();
  await other.cart.expectCount(1);
  await expect(cart.quantity(plain)).toHaveValue('3');
});

test('what is changed in both is not lost', async ({ page, shop, cart, other }) => {
  const [first, second] = siblings;
  await cart.hold([first, 1], [second, 1]);
  await cart.open();
  await other.shop.open('/cart');
  // Neither hears of the other: a browser may deliver the news late.
  for (const one of [page, other.shop.page]) {
    await one.evaluate(() => {
      window.addEventListener('storage', (event) => event.stopImmediatePropagation(), true);
    });
  }
  await shop.page.evaluate(() => {});
  await cart.change(first, 4);
  await other.cart.change(second, 3);
  await shop.search(elsewhere.name.vi);
  await cart.addFromCard(elsewhere);
  const stored = (await cart.stored()).map(({ product, quantity }) => [product, quantity]);
  expect(stored).toEqual([
    [first.slug, 4],
    [second.slug, 3],
    [elsewhere.slug, 1],
  ]);
});

test('a line that moved in another tab is still the one that is taken out', async ({
  cart,
  other,
}) => {
  const [first, second, third] = siblings;
  await cart.hold([first, 1], [second, 1], [third, 1]);
  await cart.open();
  await other.shop.open('/cart');
  await other.shop.page.evaluate(() => {
    window.addEventListener('storage', (event) => event.stopImmediatePropagation(), true);
  });
  await cart.remove(first);
  await other.cart.remove(second);
  await expect(other.cart.line(third)).toBeVisible();
  expect((await cart.stored()).map(({ product }) => product)).toEqual([third.slug]);
});

for (const [how, back] of [
  ['comes back into view', show],
  ['is brought back from the history', bringBack],
] as const) {
  test(`a page that ${how} takes the cart anew`, async ({ page, shop, cart }) => {
    await cart.hold([plain, 1]);
    await cart.open();
    await expect(cart.quantity(plain)).toHaveValue('1');
    await hide(page);
    // A frozen page hears nothing of what other tabs write.
    const text = await page.evaluate(() => localStorage.getItem('cart') ?? '');
    await page.evaluate((text) => localStorage.setItem('cart', text), text.replace('"quantity":1', '"quantity":5'));
    await expect(cart.quantity(plain)).toHaveValue('1');
    await back(page);
    await expect(cart.quantity(plain)).toHaveValue('5');
    await cart.more(plain).click();
    await expect(cart.quantity(plain)).toHaveValue('6');
    await shop.reload();
    await expect(cart.quantity(plain)).toHaveValue('6');
  });
}

test('after back and forward between two documents the cart is the present one', async ({
  page,
  shop,
  cart,
}) => {
  await cart.hold([plain, 1]);
  await cart.open();
  // Another language is another document.
  await shop.languages.getByRole('link', { name: 'English' }).click();
  await shop.ready();
  const english = new Cart(new Shop(page, 'en'));
  await english.more(plain).click();
  await expect(english.quantity(plain)).toHaveValue('2');
  await page.goBack();
  await expect(cart.quantity(plain)).toHaveValue('2');
  await cart.more(plain).click();
  await expect(cart.quantity(plain)).toHaveValue('3');
  await page.goForward();
  await expect(english.quantity(plain)).toHaveValue('3');
});

test('a cart that is cleared with the browser’s data is empty in every tab', async ({
  cart,
  other,
}) => {
  await cart.hold([plain, 1]);
  await cart.open();
  await other.shop.open('/');
  await cart.expectCount(1);
  await other.shop.page.evaluate(() => localStorage.clear());
  await cart.expectCount(0);
});
