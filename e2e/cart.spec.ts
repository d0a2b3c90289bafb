import { expect, test } from './fixtures/index.ts';
import { type Product, producer, say, variant } from './fixtures/content.ts';
import { elsewhere, nightly, plain, siblings } from './fixtures/goods.ts';
import { containing, money } from './fixtures/language.ts';

const everywhere = { tag: '@languages' };

/** What so many units of a product's first variant cost outside market hours. */
function cost(product: Product, quantity: number): number {
  return variant(product).price * quantity;
}

test('a product goes into the cart from its card', everywhere, async ({ page, shop, cart, t }) => {
  const name = say(plain.name, shop.language);
  await shop.open(`/products?q=${encodeURIComponent(plain.name.vi)}`);
  await cart.expectCount(0);
  await cart.addFromCard(plain);
  await cart.expectCount(1);
  const unit = say(variant(plain).unit, shop.language);
  const notice = page.getByRole('status').filter({ hasText: containing(t.buy.see_cart) });
  await expect(notice).toContainText(shop.say(t.buy.added, { name, quantity: 1, unit }));

  // The same again is one more of the same line.
  await cart.addFromCard(plain);
  await notice.getByRole('link', { name: t.buy.see_cart }).click();
  await expect(shop.heading).toHaveText(t.cart.title);
  await cart.expectCount(1);
  await expect(cart.quantity(plain)).toHaveValue('2');
  await cart.expectTotal(cost(plain, 2));
});

test('a notice goes by itself, and can be closed before', async ({ page, shop, cart, clock, t }) => {
  await clock.set('2026-11-25T12:00:00+07:00');
  await shop.open(`/products?q=${encodeURIComponent(plain.name.vi)}`);
  const close = page.getByRole('button', { name: t.shell.close });
  await cart.addFromCard(plain);
  await close.click();
  await expect(close).toHaveCount(0);
  await cart.addFromCard(plain);
  await expect(close).toBeVisible();
  await clock.run(8_000);
  await expect(close).toHaveCount(0);
});

test('the chosen variant goes in, in the chosen quantity', everywhere, async ({
  shop,
  cart,
  language,
  t,
}) => {
  const second = nightly.variants[1]!;
  await shop.open(`/products?q=${encodeURIComponent(nightly.name.vi)}`);
  const name = say(nightly.name, language);
  const choose = shop.say(t.buy.choose_for, { name });
  await shop.card(nightly).getByRole('link', { name: choose, exact: true }).click();
  await expect(shop.heading).toHaveText(name);
  await cart.choose(second);
  await cart.more(nightly).click();
  await expect(cart.quantity(nightly)).toHaveValue('2');
  await cart.add();
  const unit = say(second.unit, language);
  const buy = shop.region(t.buy.label);
  await expect(buy.getByRole('status')).toContainText(
    shop.say(t.buy.added, { name, quantity: 2, unit }),
  );
  await cart.expectCount(1);

  // Another variant is another line.
  await cart.choose(variant(nightly));
  await expect(cart.quantity(nightly)).toHaveValue('1');
  await cart.add();
  await cart.expectCount(2);
  await shop.cartLink.click();
  const lines = cart.line(nightly);
  await expect(lines).toHaveCount(2);
  await expect(lines.nth(0)).toContainText(say(second.name, language));
  await expect(lines.nth(0)).toContainText(money(language, second.price * 2));
  await expect(lines.nth(1)).toContainText(say(variant(nightly).name, language));
  await cart.expectTotal(second.price * 2 + variant(nightly).price);
});

test('the quantity changes with the buttons and by typing', everywhere, async ({
  shop,
  cart,
  language,
}) => {
  await cart.hold([plain, 2]);
  await cart.open();
  const field = cart.quantity(plain);
  const price = (quantity: number) => money(language, cost(plain, quantity));
  await expect(field).toHaveValue('2');
  await cart.more(plain).click();
  await expect(field).toHaveValue('3');
  await expect(cart.line(plain)).toContainText(price(3));
  await expect(cart.more(plain), 'the next press of the same key works').toBeFocused();
  await cart.less(plain).click();
  await cart.less(plain).click();
  await expect(field).toHaveValue('1');
  await cart.expectTotal(cost(plain, 1));
  await cart.change(plain, ' 5 ');
  await expect(field).toHaveValue('5');
  await cart.expectTotal(cost(plain, 5));
  await shop.reload();
  await expect(field).toHaveValue('5');
  await expect(cart.line(plain)).toContainText(price(5));
});

test('the lines stand by producer, with what each and all of it costs', everywhere, async ({
  shop,
  cart,
  language,
  t,
}) => {
  const [first, second] = siblings;
  await cart.hold([first, 1], [elsewhere, 3], [second, 2]);
  await cart.open();
  await cart.expectCount(3);
  const makers = [first, elsewhere].map((one) => say(producer(one.producer).name, language));
  const headings = shop.main.getByRole('heading', { level: 2 });
  await expect(headings).toHaveText(makers);
  const costs = [cost(first, 1) + cost(second, 2), cost(elsewhere, 3)];
  for (const [index, lines] of [[first, second], [elsewhere]].entries()) {
    const group = cart.group(makers[index]!);
    await expect(group.getByRole('listitem')).toHaveCount(lines.length);
    for (const one of lines) {
      await expect(group).toContainText(say(one.name, language));
    }
    const total = money(language, costs[index]!);
    await expect(group).toContainText(containing(`${t.cart.subtotal} ${total}`));
    await expect(cart.summary).toContainText(`${makers[index]}${total}`);
  }
  await cart.expectTotal(costs[0]! + costs[1]!);
  await expect(cart.summary).toContainText(t.cart.without_shipping);
  await expect(cart.summary).toContainText(t.cart.order_closed);
  await headings.first().getByRole('link').click();
  await expect(shop.heading).toHaveText(makers[0]!);
});

test('a line that was taken out comes back where it was', everywhere, async ({
  shop,
  cart,
  language,
  t,
}) => {
  const [first, second, third] = siblings;
  await cart.hold([first, 1], [second, 2], [third, 1]);
  await cart.open();
  const names = siblings.map((one) => containing(say(one.name, language)));
  const lines = cart.group(say(producer(first.producer).name, language)).getByRole('listitem');
  await expect(lines).toHaveText(names);
  await cart.remove(second);
  await expect(lines).toHaveText([names[0]!, names[2]!]);
  await cart.expectCount(2);
  await cart.expectTotal(cost(first, 1) + cost(third, 1));
  await expect(shop.main).toContainText(shop.say(t.cart.removed, { name: second.name.vi }));
  await expect(cart.undoButton).toBeFocused();
  await shop.page.keyboard.press('Enter');
  await expect(lines).toHaveText(names);
  await expect(cart.quantity(second)).toHaveValue('2');
  await expect(cart.undoButton).toHaveCount(0);
  await cart.expectTotal(cost(first, 1) + cost(second, 2) + cost(third, 1));
});

test('without its last line the cart is empty, and can be undone', async ({ shop, cart, t }) => {
  await cart.hold([plain, 4]);
  await cart.open();
  await cart.remove(plain);
  await expect(shop.main.getByRole('heading', { name: t.cart.empty_title })).toBeVisible();
  await cart.expectCount(0);
  await expect(cart.summary).toHaveCount(0);
  await cart.undoButton.click();
  await expect(cart.quantity(plain)).toHaveValue('4');

  // Whoever goes away has agreed.
  await cart.remove(plain);
  await shop.main.getByRole('link', { name: t.home.all_products }).click();
  await expect(shop.heading).toHaveText(t.catalogue.title);
  await shop.page.goBack();
  await expect(shop.main.getByRole('heading', { name: t.cart.empty_title })).toBeVisible();
  await expect(cart.undoButton).toHaveCount(0);
});

test('the cart is the same after a reload and in the other languages', async ({
  shop,
  page,
  cart,
}) => {
  await shop.open(`/products/${plain.slug}`);
  await cart.add();
  await cart.expectCount(1);
  await shop.reload();
  await cart.expectCount(1);
  await shop.cartLink.click();
  await expect(cart.quantity(plain)).toHaveValue('1');
  await shop.languages.getByRole('link', { name: 'English' }).click();
  await shop.ready();
  await expect(page).toHaveURL('/en/cart');
  await expect(shop.main.getByRole('link', { name: plain.name.en! })).toBeVisible();
});
