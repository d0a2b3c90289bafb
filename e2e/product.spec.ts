import { expect, test } from './fixtures/index.ts';
import { type Product, group, producer, product, products, say, variant } from './fixtures/content.ts';
import { count, day, money, number } from './fixtures/language.ts';

const everywhere = { tag: '@languages' };
const tea = product('tra-sen-tay-ho');
const maker = producer(tea.producer);

test('a product’s page says what it is, where from and by whom', everywhere, async ({
  page,
  shop,
  language,
  t,
}) => {
  await shop.open(`/products/${tea.slug}`);
  await expect(shop.main).toContainText(say(tea.summary, language));
  const village = shop.say(t.product.village_with_old, {
    village: tea.village,
    place: tea.place,
    old: tea.old_place!,
  });
  await expect(shop.main.getByText(village, { exact: true })).toBeVisible();

  const stars = shop.main.getByRole('paragraph').filter({ hasText: t.product.five_means });
  await expect(stars.getByRole('img', { name: count(language, t.product.stars, 5) })).toBeVisible();

  const kind = group(tea.group).subgroups.find((one) => one.slug === tea.subgroup)!;
  const alt = shop.say(t.product.drawn, { kind: say(kind.name, language).toLowerCase() });
  await expect(shop.main.getByRole('img', { name: alt, exact: true })).toBeVisible();

  const crumbs = page.getByRole('navigation', { name: t.shell.breadcrumbs });
  await expect(crumbs.getByRole('link')).toHaveText([
    t.catalogue.title,
    say(group(tea.group).name, language),
  ]);

  const by = shop.main.getByRole('paragraph').filter({ hasText: t.product.made_by });
  await by.getByRole('link', { name: say(maker.name, language) }).click();
  await expect(page).toHaveURL(shop.path(`/producers/${maker.slug}`));
  await expect(shop.heading).toHaveText(say(maker.name, language));
});

test('each variant has its price, price by weight and stock', everywhere, async ({
  shop,
  cart,
  language,
  t,
}) => {
  await shop.open(`/products/${tea.slug}`);
  const buy = shop.region(t.buy.label);
  await expect(buy.getByRole('group', { name: t.buy.choose }).getByRole('radio')).toHaveCount(3);
  await expect(buy.getByRole('radio', { name: say(variant(tea).name, language) })).toBeChecked();
  for (const one of tea.variants) {
    await cart.choose(one);
    await expect.soft(buy).toContainText(`${money(language, one.price)} / ${say(one.unit, language)}`);
    const per_kg = money(language, (one.price * 1000) / one.net!.amount);
    await expect.soft(buy).toContainText(shop.say(t.price.by_unit, { price: per_kg, per: 'kg' }));
    await expect
      .soft(buy)
      .toContainText(shop.say(t.buy.in_stock, { count: number(language, one.stock) }));
    const night = shop.say(t.price.at_night, { price: money(language, one.night_price!) });
    await expect.soft(buy).toContainText(night);
    await expect.soft(buy).toContainText(shop.say(t.buy.maximum, { maximum: one.maximum! }));
  }
  await expect(buy).toContainText(t.price.with_tax);
});

test('the story, the facts and the certificate stand below', everywhere, async ({
  shop,
  language,
  t,
}) => {
  await shop.open(`/products/${tea.slug}`);
  await shop.timeKnown();
  for (const paragraph of say(tea.story, language).split('\n\n')) {
    await expect.soft(shop.region(t.product.story)).toContainText(paragraph);
  }
  const facts = shop.region(t.product.facts);
  for (const [name, text] of [
    [t.product.ingredients, tea.ingredients!],
    [t.product.storage, tea.storage!],
    [t.product.shelf_life, tea.shelf_life!],
  ] as const) {
    await expect.soft(facts).toContainText(`${name}${say(text, language)}`);
  }
  await expect(facts).not.toContainText(t.product.allergens);

  const { number, decision, decided, issuer, valid_until } = tea.certificate;
  const certificate = shop.region(t.product.certificate);
  const named = shop.say(t.product.decision_of, { decision, date: day(language, decided) });
  const until = shop.say(t.product.valid_until, { date: day(language, valid_until) });
  await expect(certificate).toContainText(`${t.product.certificate_number}${number}`);
  await expect(certificate).toContainText(`${t.product.decision}${named}`);
  await expect(certificate).toContainText(`${t.product.issuer}${say(issuer, language)}`);
  await expect(certificate).toContainText(`${t.product.validity}${until}`);
  await expect(certificate).not.toContainText(t.product.ends_soon);
});

test('related products lead on, and each is another one', async ({ shop, t }) => {
  await shop.open(`/products/${tea.slug}`);
  const related = shop.region(t.product.related);
  const names = await related.getByRole('heading', { level: 3 }).allTextContents();
  expect(names).toHaveLength(4);
  expect(new Set(names).size).toBe(4);
  expect(names).not.toContain(tea.name.vi);
  const next = products.find((one) => one.name.vi === names[0])!;
  await shop.cardLink(next, related).click();
  await expect(shop.heading).toHaveText(next.name.vi);
  // The details come with the new page, not from the old one.
  await expect(shop.region(t.product.story)).toContainText(next.story.vi.split('\n\n')[0]!);
  await expect(shop.region(t.product.certificate)).toContainText(next.certificate.number);
});

/** A product that the content has of its kind. */
function one(what: string, fits: (product: Product) => boolean): Product {
  const found = products.find(fits);
  if (!found) {
    throw new Error(`the content has no product ${what}`);
  }
  return found;
}

test('a product that is only shown cannot be bought', everywhere, async ({ shop, cart, t }) => {
  const shown = one('to look at', (it) => it.view_only);
  await shop.open(`/products/${shown.slug}`);
  await shop.timeKnown();
  const buy = shop.region(t.buy.label);
  await expect(buy).toContainText(t.product.view_only);
  await expect(buy.getByRole('button')).toHaveCount(0);
  await shop.open(`/products?group=${shown.group}`);
  await shop.timeKnown();
  await expect(shop.card(shown)).toContainText(t.product.view_only_badge);
  await expect(cart.addButton(shown)).toHaveCount(0);
});

test('without a valid certificate there are no stars and no sale', everywhere, async ({
  shop,
  cart,
  language,
  t,
}) => {
  const expired = one('with an old certificate', (it) => it.certificate.valid_until < '2026-11-25');
  const date = day(language, expired.certificate.valid_until);
  await shop.open(`/products/${expired.slug}`);
  await shop.timeKnown();
  const buy = shop.region(t.buy.label);
  await expect(buy).toContainText(shop.say(t.product.expired, { date }));
  await expect(buy.getByRole('button')).toHaveCount(0);
  const stars = count(language, t.product.stars, expired.stars);
  const top = shop.main.getByText(t.product.expired_badge, { exact: true });
  await expect(top.first()).toBeVisible();
  await expect(shop.main.locator('.product__top').getByRole('img', { name: stars })).toHaveCount(0);
  const ended = shop.say(t.product.ended_on, { date });
  await expect(shop.region(t.product.certificate)).toContainText(ended);

  await shop.open(`/products?group=${expired.group}&subgroup=${expired.subgroup}`);
  await shop.timeKnown();
  const card = shop.card(expired);
  await expect(card.getByText(t.product.expired_badge)).toHaveCount(2);
  await expect(card.getByRole('img', { name: stars })).toHaveCount(0);
  await expect(cart.addButton(expired)).toHaveCount(0);
});

test('a certificate that ends within sixty days says so', async ({ shop, t }) => {
  const soon = one('whose certificate ends soon', (it) => {
    const { valid_until } = it.certificate;
    return valid_until > '2026-11-25' && valid_until < '2027-01-24';
  });
  await shop.open(`/products/${soon.slug}`);
  await shop.timeKnown();
  await expect(shop.region(t.product.certificate)).toContainText(t.product.ends_soon);
});

test('what is sold out says so and cannot be added', async ({ shop, t }) => {
  const gone = one('that is sold out', (it) => it.variants.every((variant) => variant.stock === 0));
  await shop.open(`/products/${gone.slug}`);
  const buy = shop.region(t.buy.label);
  await expect(buy).toContainText(t.buy.sold_out);
  await expect(buy.getByRole('button', { name: t.buy.add, exact: true })).toBeDisabled();
});

test('few left, minimum and step are said', async ({ shop, t }) => {
  const few = one('of which few are left', (it) => [1, 2, 3, 4, 5].includes(variant(it).stock));
  await shop.open(`/products/${few.slug}`);
  const left = count('vi', t.buy.few_left, variant(few).stock);
  await expect(shop.region(t.buy.label)).toContainText(left);

  const stepped = one('sold in steps', (it) => variant(it).step > 1);
  const { minimum, step } = variant(stepped);
  await shop.open(`/products/${stepped.slug}`);
  const buy = shop.region(t.buy.label);
  await expect(buy).toContainText(shop.say(t.buy.minimum, { minimum }));
  await expect(buy).toContainText(shop.say(t.buy.step, { step }));
});

test('a potential five-star product carries the words', async ({ shop, t }) => {
  const talent = one('with potential', (it) => it.certificate.potential_five_star === true);
  await shop.open(`/products/${talent.slug}`);
  await expect(shop.main.getByText(t.product.potential_five, { exact: true })).toBeVisible();
});
