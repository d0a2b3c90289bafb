import { expect, test } from './fixtures/index.ts';
import { type Product, say, variant } from './fixtures/content.ts';
import { limited, plain, stepped } from './fixtures/goods.ts';
import { type Words, count, fill } from './fixtures/language.ts';
import type { Language } from './fixtures/language.ts';

interface Refused {
  why: string;
  product: Product;
  asked: string | number;
  sentence: (t: Words, language: Language) => string;
}

const { minimum, step } = variant(stepped);
const maximum = variant(limited).maximum!;
const stock = variant(plain).stock;

function notAStep(lower: number) {
  return (t: Words) => fill(t.refusal.not_a_step, { step, lower, upper: lower + step });
}

function notANumber(t: Words): string {
  return t.cart.not_a_number;
}

const REFUSED: Refused[] = [
  {
    why: 'too few',
    product: stepped,
    asked: minimum - 1,
    sentence: (t) => fill(t.refusal.below_minimum, { minimum }),
  },
  {
    why: 'none',
    product: plain,
    asked: 0,
    sentence: (t) => fill(t.refusal.below_minimum, { minimum: 1 }),
  },
  {
    why: 'too many for an order',
    product: limited,
    asked: maximum + 1,
    sentence: (t) => fill(t.refusal.above_maximum, { maximum }),
  },
  {
    why: 'more than there are',
    product: plain,
    asked: stock + 1,
    sentence: (t, language) => count(language, t.refusal.above_stock, stock),
  },
  { why: 'between two steps', product: stepped, asked: minimum + 1, sentence: notAStep(minimum) },
  {
    why: 'just below a step',
    product: stepped,
    asked: minimum + 2 * step - 1,
    sentence: notAStep(minimum + step),
  },
  { why: 'a word', product: plain, asked: 'hai', sentence: notANumber },
  { why: 'nothing', product: plain, asked: '', sentence: notANumber },
  { why: 'a fraction', product: plain, asked: '1,5', sentence: notANumber },
  { why: 'less than nothing', product: plain, asked: '-2', sentence: notANumber },
  { why: 'beyond all numbers', product: plain, asked: '99999999999', sentence: notANumber },
];

test('on a product’s page a quantity that cannot be is refused with its reason', {
  tag: '@languages',
}, async ({ shop, cart, language, t }) => {
  for (const product of [plain, stepped, limited]) {
    await shop.open(`/products/${product.slug}`);
    const field = cart.quantity(product);
    const message = shop.region(t.buy.label).getByRole('status');
    const first = String(variant(product).minimum);
    for (const { why, asked, sentence } of REFUSED.filter((one) => one.product === product)) {
      await cart.change(product, asked);
      await expect.soft(message, why).toHaveText(sentence(t, language));
      await expect.soft(field, why).toHaveValue(first);
      await expect.soft(field, why).toHaveAttribute('aria-invalid', 'true');
      await expect.soft(field, why).toHaveAccessibleDescription(sentence(t, language));
    }
    // A quantity that can be takes the refusal away.
    const next = variant(product).minimum + variant(product).step;
    await cart.change(product, next);
    await expect(message).toHaveText('');
    await expect(field).toHaveAttribute('aria-invalid', 'false');
    await cart.add();
    await cart.expectCount([plain, stepped, limited].indexOf(product) + 1);
  }
});

test('in the cart a quantity that cannot be is refused and the old one stays', async ({
  shop,
  cart,
  t,
}) => {
  await cart.hold([plain, 2], [stepped, minimum], [limited, 1]);
  await cart.open();
  const held = new Map([
    [plain, '2'],
    [stepped, String(minimum)],
    [limited, '1'],
  ]);
  for (const { why, product, asked, sentence } of REFUSED) {
    await cart.change(product, asked);
    const message = cart.line(product).getByRole('status');
    await expect.soft(message, why).toHaveText(sentence(t, 'vi'));
    await expect.soft(cart.quantity(product), why).toHaveValue(held.get(product)!);
  }
  expect((await cart.stored()).map(({ quantity }) => String(quantity))).toEqual([...held.values()]);
  await cart.change(plain, 3);
  await expect(cart.line(plain).getByRole('status')).toHaveText('');
  await expect(cart.quantity(plain)).toHaveValue('3');
  await shop.reload();
  await expect(cart.quantity(plain)).toHaveValue('3');
});

test('the buttons go by whole steps and stop at both ends', async ({ shop, cart, t }) => {
  await cart.hold([stepped, minimum], [limited, maximum]);
  await cart.open();
  await cart.more(stepped).click();
  await expect(cart.quantity(stepped)).toHaveValue(String(minimum + step));
  await cart.less(stepped).click();
  await cart.less(stepped).click();
  await expect(cart.line(stepped).getByRole('status')).toHaveText(
    shop.say(t.refusal.below_minimum, { minimum }),
  );
  await expect(cart.quantity(stepped)).toHaveValue(String(minimum));
  await cart.more(limited).click();
  await expect(cart.line(limited).getByRole('status')).toHaveText(
    shop.say(t.refusal.above_maximum, { maximum }),
  );
  await expect(cart.quantity(limited)).toHaveValue(String(maximum));
});

test('what the cart holds already counts towards the limit', async ({ page, shop, cart, t }) => {
  const last = variant(plain).stock;
  await cart.hold([limited, maximum], [plain, last]);
  await shop.open(`/products/${limited.slug}`);
  await cart.add();
  const sentence = shop.say(t.refusal.above_maximum, { maximum });
  await expect(shop.region(t.buy.label).getByRole('status')).toHaveText(sentence);
  await shop.open(`/products?q=${encodeURIComponent(plain.name.vi)}`);
  await cart.addFromCard(plain);
  const notice = page.getByRole('status').filter({ hasText: count('vi', t.refusal.above_stock, last) });
  await expect(notice).toBeVisible();
  await expect(notice.getByRole('link')).toHaveCount(0);
  expect((await cart.stored()).map(({ quantity }) => quantity)).toEqual([maximum, last]);
  expect(say(plain.name, 'vi')).toBe((await cart.stored())[1]!.name);
});
