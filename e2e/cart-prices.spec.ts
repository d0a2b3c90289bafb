/** What becomes of products and prices while they lie in the cart. */
import { expect, test } from './fixtures/index.ts';
import type { StoredLine } from './fixtures/cart.ts';
import { say, variant } from './fixtures/content.ts';
import { elsewhere, expired, limited, nightly, plain, soldOut, viewOnly } from './fixtures/goods.ts';
import { day, money } from './fixtures/language.ts';

const everywhere = { tag: '@languages' };

/** The cart's text with a line of a product that the content may not have. */
function lineOf(line: Partial<StoredLine>): StoredLine {
  const held = variant(plain);
  return {
    product: plain.slug,
    variant: held.id,
    name: plain.name.vi,
    quantity: 1,
    seen_price: held.price,
    ...line,
  };
}

function cartOf(...lines: Partial<StoredLine>[]): string {
  return JSON.stringify({ version: 1, lines: lines.map(lineOf) });
}

test('the night price holds while the market is open, and a change is agreed to', everywhere, async ({
  shop,
  cart,
  clock,
  language,
  t,
}) => {
  const { price, night_price } = variant(nightly);
  const [usual, night] = [price, night_price!].map((one) => money(language, one));
  const opened = shop.say(t.cart.price_changed, { from: usual!, to: night! });
  const closed = shop.say(t.cart.price_changed, { from: night!, to: usual! });
  await cart.hold([nightly, 2]);
  await clock.stand('2026-11-27T20:29:58+07:00');
  await cart.open();
  await shop.timeKnown();
  const line = cart.line(nightly);
  await cart.expectTotal(2 * price);
  await expect(line.getByRole('button', { name: t.cart.agree })).toHaveCount(0);

  await clock.run(2_000);
  await expect(line).toContainText(opened);
  await cart.expectTotal(2 * night_price!);
  await line.getByRole('button', { name: t.cart.agree }).click();
  await expect(line).not.toContainText(opened);
  expect((await cart.stored())[0]!.seen_price).toBe(night_price);

  await clock.jumpTo('2026-11-27T22:00:00+07:00');
  await expect(line).toContainText(closed);
  await cart.expectTotal(2 * price);
  await shop.reload();
  await expect(line).toContainText(closed);
  await line.getByRole('button', { name: t.cart.agree }).click();
  await expect(line.getByRole('button', { name: t.cart.agree })).toHaveCount(0);
  await cart.expectTotal(2 * price);
});

test('a price that changed since the last visit is said and can be agreed to', async ({
  shop,
  cart,
  data,
  t,
}) => {
  const dearer = variant(plain).price + 7_000;
  await data.changeIndex(({ products }) => {
    products.find(({ slug }) => slug === plain.slug)!.variants[0]!.price = dearer;
  });
  await cart.hold([plain, 3]);
  await cart.open();
  const [from, to] = [variant(plain).price, dearer].map((price) => money('vi', price));
  const line = cart.line(plain);
  await expect(line).toContainText(shop.say(t.cart.price_changed, { from: from!, to: to! }));
  await cart.expectTotal(3 * dearer);
  await line.getByRole('button', { name: t.cart.agree }).click();
  await expect(line.getByRole('button', { name: t.cart.agree })).toHaveCount(0);
  expect((await cart.stored())[0]!.seen_price).toBe(dearer);
});

test('what can no longer be bought says why, and is not counted', everywhere, async ({
  shop,
  cart,
  language,
  t,
}) => {
  await cart.hold([viewOnly, 1], [expired, 2], [soldOut, 3], [plain, 1]);
  await cart.open();
  await shop.timeKnown();
  const date = day(language, expired.certificate.valid_until);
  await expect(cart.line(viewOnly)).toContainText(t.product.view_only);
  await expect(cart.line(expired)).toContainText(shop.say(t.product.expired, { date }));
  await expect(cart.line(soldOut)).toContainText(t.refusal.sold_out);
  for (const one of [viewOnly, expired, soldOut]) {
    await expect(cart.quantity(one), 'there is nothing to choose').toHaveCount(0);
  }
  await expect(cart.quantity(plain)).toBeVisible();
  await cart.expectTotal(variant(plain).price);
  await cart.remove(expired);
  await expect(cart.line(expired)).toHaveCount(0);
  await cart.undoButton.click();
  await expect(cart.line(expired)).toContainText('2');
});

test('what cannot be bought has no button, on shelves and on its own page', async ({
  shop,
  cart,
  t,
}) => {
  for (const [product, label, sentence] of [
    [viewOnly, t.product.view_only_badge, t.product.view_only],
    [
      expired,
      t.product.expired_badge,
      shop.say(t.product.expired, { date: day('vi', expired.certificate.valid_until) }),
    ],
    [soldOut, t.product.sold_out_badge, t.buy.sold_out],
  ] as const) {
    await shop.open(`/products?q=${encodeURIComponent(product.name.vi)}`);
    await shop.timeKnown();
    const card = shop.card(product);
    await expect(card.getByText(label).last()).toBeVisible();
    await expect(cart.addButton(product)).toHaveCount(0);
    await shop.cardLink(product).click();
    const buy = shop.region(t.buy.label);
    await expect(buy).toContainText(sentence);
    await expect(buy.getByRole('button', { name: t.buy.add, exact: true, disabled: false })).toHaveCount(0);
  }
});

test('a product and a variant that are gone keep their names and cost nothing', everywhere, async ({
  shop,
  cart,
  t,
}) => {
  await cart.store(
    cartOf(
      { product: 'chieu-coi-xua', name: 'Chiếu cói xưa', quantity: 2, seen_price: 500_000 },
      { variant: 'bo-mot-tram', quantity: 4, seen_price: 900_000 },
      { product: elsewhere.slug, variant: variant(elsewhere).id, seen_price: variant(elsewhere).price },
    ),
  );
  await cart.open();
  const gone = cart.group(t.cart.unknown_producer);
  await expect(gone.getByRole('listitem')).toHaveCount(1);
  await expect(gone).toContainText('Chiếu cói xưa');
  await expect(gone).toContainText(t.cart.vanished);
  const changed = cart.line(plain);
  await expect(changed).toContainText(say(plain.name, shop.language));
  await expect(changed).toContainText(t.cart.vanished);
  await cart.expectTotal(variant(elsewhere).price);
  await expect(cart.summary).not.toContainText(t.cart.unknown_producer);
  // They go when the shopper says so, not before.
  await gone.getByRole('button', { name: shop.say(t.cart.remove, { name: 'Chiếu cói xưa' }) }).click();
  await expect(gone).toHaveCount(0);
  expect(await cart.stored()).toHaveLength(2);
});

test('a quantity that is too much by now is said and not counted', async ({
  shop,
  cart,
  data,
  t,
}) => {
  await data.changeIndex(({ products }) => {
    products.find(({ slug }) => slug === limited.slug)!.variants[0]!.maximum = 1;
  });
  await cart.hold([limited, 2], [plain, 1]);
  await cart.open();
  const line = cart.line(limited);
  await expect(line).toContainText(shop.say(t.refusal.above_maximum, { maximum: 1 }));
  await cart.expectTotal(variant(plain).price);
  await cart.less(limited).click();
  await expect(line).not.toContainText(shop.say(t.refusal.above_maximum, { maximum: 1 }));
  await cart.expectTotal(variant(plain).price + variant(limited).price);
});
