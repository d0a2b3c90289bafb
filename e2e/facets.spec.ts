/** Narrowing down: facets with counts, chips, order, and what to do where nothing is left. */
import { type Product, groups, producers, products, say } from './fixtures/content.ts';
import { expect, test } from './fixtures/index.ts';
import { money } from './fixtures/language.ts';

const TODAY = '2026-11-25';

/** The market is closed, so that prices are the usual ones. */
function price(product: Product): number {
  return Math.min(...product.variants.map((one) => one.price));
}

const isLeft = (one: Product) => !one.view_only && one.variants.some((it) => it.stock >= it.minimum);
const isCheaperAtNight = (one: Product) => one.variants.some((it) => it.night_price !== undefined);
const isCertified = (one: Product) => one.certificate.valid_until >= TODAY;
const fiveStars = products.filter((one) => one.stars === 5);

test('each box says how many products it would leave', async ({ shop, browse, t }) => {
  await shop.open('/products');
  await shop.timeKnown();
  await browse.open();
  for (const [name, fits] of [
    [t.product.stars.other.replace('{n}', '5'), (one: Product) => one.stars === 5],
    [t.product.stars.other.replace('{n}', '4'), (one: Product) => one.stars === 4],
    [t.product.stars.other.replace('{n}', '3'), (one: Product) => one.stars === 3],
    [t.browse.in_stock, isLeft],
    [t.browse.night_price, isCheaperAtNight],
    [t.browse.certified, isCertified],
  ] as const) {
    const box = browse.box(name);
    expect.soft(await browse.countOf(box), name).toBe(products.filter(fits).length);
  }
});

test('a box leaves what it says, and its neighbours what they would add', async ({
  page,
  shop,
  browse,
  t,
}) => {
  const [five, four] = [5, 4].map((n) => t.product.stars.other.replace('{n}', String(n)));
  await shop.open('/products');
  await browse.open();
  const more = await browse.countOf(browse.box(four!));
  await browse.box(five!).check();
  await expect(page).toHaveURL('/products?stars=5');
  await expect.poll(() => browse.countOf(browse.box(four!))).toBe(more);
  await browse.box(four!).check();
  await expect(page).toHaveURL('/products?stars=4,5');
  await browse.close();
  await browse.expectFound(fiveStars.length + more);
  await expect(shop.cards).toHaveCount(fiveStars.length + more);
});

test('facets narrow each other down', async ({ shop, browse, t }) => {
  const village = fiveStars[0]!.village;
  const both = fiveStars.filter((one) => one.village === village);
  await shop.open('/products?stars=5');
  await browse.open();
  const facet = browse.facet(t.browse.villages);
  const box = browse.box(village, facet);
  expect(await browse.countOf(box)).toBe(both.length);
  await box.check();
  await browse.close();
  await expect(shop.cards).toHaveCount(both.length);
  for (const one of both) {
    await expect(shop.card(one)).toBeVisible();
  }
});

test('a long list is found through by typing and shown whole on demand', async ({
  shop,
  browse,
  t,
}) => {
  const villages = [...new Set(products.map((one) => one.village))];
  const rare = villages.at(-1)!;
  await shop.open('/products');
  await browse.open();
  const facet = browse.facet(t.browse.villages);
  const boxes = facet.getByRole('checkbox');
  await expect(boxes).toHaveCount(6);
  const more = facet.getByRole('button', {
    name: shop.say(t.browse.more, { count: villages.length - 6 }),
  });
  await more.click();
  await expect(boxes).toHaveCount(Math.min(villages.length, 40));
  const fewer = facet.getByRole('button', { name: t.browse.fewer });
  await expect(fewer).toBeFocused();
  await fewer.click();
  await expect(boxes).toHaveCount(6);
  const field = facet.getByRole('searchbox', {
    name: shop.say(t.browse.look_for, { name: t.browse.villages }),
  });
  await field.fill(rare.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd'));
  await expect(browse.box(rare, facet)).toBeVisible();
  await field.fill('xyzzy');
  await expect(facet.getByText(t.browse.none_like)).toBeVisible();
});

test('a producer can be chosen, and stays in sight', async ({ page, shop, browse, t }) => {
  const maker = producers.find((one) => products.some((it) => it.producer === one.slug))!;
  const own = products.filter((one) => one.producer === maker.slug);
  await shop.open(`/products?producer=${maker.slug}`);
  await expect(shop.cards).toHaveCount(own.length);
  await browse.open();
  const box = browse.box(maker.name.vi, browse.facet(t.browse.producers));
  await expect(box).toBeChecked();
  await box.click();
  await expect(page).toHaveURL('/products');
});

test.describe('the price', () => {
  const between = products.filter((one) => price(one) >= 100_000 && price(one) <= 200_000);

  test('is set by figures', async ({ page, shop, browse, t }) => {
    await shop.open('/products');
    await browse.open();
    const from = browse.panel.getByRole('textbox', { name: t.browse.figure_from });
    const to = browse.panel.getByRole('textbox', { name: t.browse.figure_to });
    await from.fill('100.000');
    await from.press('Enter');
    await expect(page).toHaveURL('/products?price=100000-');
    await to.fill('200000');
    await to.press('Tab');
    await expect(page).toHaveURL('/products?price=100000-200000');
    await expect(to).toHaveValue('200.000');
    await browse.close();
    await expect(shop.cards).toHaveCount(between.length);
    await expect(
      browse.chip(
        shop.say(t.browse.price_between, { from: money('vi', 100_000), to: money('vi', 200_000) }),
      ),
    ).toBeVisible();
  });

  test('is set by two handles, which stop at each other', async ({ page, shop, browse, t }) => {
    await shop.open('/products?price=100000-200000');
    await browse.open();
    const from = browse.panel.getByRole('slider', { name: t.browse.price_from });
    const to = browse.panel.getByRole('slider', { name: t.browse.price_to });
    await expect(from).toHaveAttribute('aria-valuetext', money('vi', 100_000));
    await expect(to).toHaveAttribute('aria-valuetext', money('vi', 200_000));
    await from.focus();
    await page.keyboard.press('ArrowRight');
    await expect(from).toHaveAttribute('aria-valuetext', money('vi', 120_000));
    await expect(page).toHaveURL('/products?price=120000-200000');
    for (let press = 0; press < 8; press += 1) {
      await page.keyboard.press('ArrowRight');
    }
    await expect(from).toHaveAttribute('aria-valuetext', money('vi', 200_000));
    await expect(page).toHaveURL('/products?price=200000-200000');
    await page.keyboard.press('Home');
    await to.focus();
    await page.keyboard.press('End');
    await expect(page).toHaveURL('/products');
  });

  test('is the night price while the market is open', async ({ shop, clock }) => {
    const tonight = (one: Product) =>
      Math.min(...one.variants.map((it) => it.night_price ?? it.price));
    const cheaper = products.find((one) => isCheaperAtNight(one) && tonight(one) < price(one))!;
    await clock.stand('2026-11-27T21:00:00+07:00');
    await shop.open(`/products?price=${tonight(cheaper)}-${tonight(cheaper)}`);
    await expect(shop.card(cheaper)).toBeVisible();
  });
});

test('chips name what is set, and each can be dropped', async ({ page, shop, browse, t }) => {
  const craft = groups.find((one) => one.slug === 'craft')!;
  const five = t.product.stars.other.replace('{n}', '5');
  await shop.open('/products?group=craft&stars=5&stock=1&sort=name');
  await expect(browse.chips).toHaveCount(3);
  await expect(browse.chip(craft.name.vi)).toBeVisible();
  await browse.chip(t.browse.in_stock).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/groups/craft?stars=5&sort=name');
  // Whoever uses the keyboard goes on where the chip was.
  await expect(browse.chip(five)).toBeFocused();
  await browse.clear.click();
  await expect(page).toHaveURL('/products?sort=name');
  await expect(browse.chips).toHaveCount(0);
  await expect(shop.cards).toHaveCount(products.length);
});

test('the sheet of a phone counts while filters are set', async ({ page, shop, browse, phone, t }) => {
  test.skip(!phone, 'a wide page has the filters beside the list');
  const five = t.product.stars.other.replace('{n}', '5');
  await shop.open('/products');
  await browse.open();
  await expect(browse.showButton).toHaveText(t.browse.show.other.replace('{n}', String(products.length)));
  await browse.box(five).check();
  await expect(browse.showButton).toHaveText(t.browse.show.other.replace('{n}', String(fiveStars.length)));
  await page.keyboard.press('Escape');
  await expect(browse.sheet).toBeHidden();
  await expect(browse.opener).toBeFocused();
  await expect(shop.cards).toHaveCount(fiveStars.length);
});

test('what lies behind the sheet stays where it is while that is open', async ({
  page,
  shop,
  browse,
  phone,
}) => {
  test.skip(!phone, 'a wide page has the filters beside the list');
  const root = page.locator('html');
  await shop.open('/products');
  await browse.open();
  await expect(root).toHaveCSS('overflow-y', 'hidden');
  await page.keyboard.press('Escape');
  await expect(root).toHaveCSS('overflow-y', 'visible');
  await shop.bar.getByRole('link', { name: shop.t.shell.home, exact: true }).click();
  await expect(page).toHaveURL('/');
  await page.goBack();
  await browse.open();
  await expect(root).toHaveCSS('overflow-y', 'hidden');
  await page.goForward();
  await expect(page).toHaveURL('/');
  await expect(root).toHaveCSS('overflow-y', 'visible');
});

test('words that are typed and a box that is ticked at once stand together', async ({
  page,
  shop,
  browse,
  phone,
  t,
}) => {
  test.skip(phone, 'the sheet is in the way of quick hands');
  await shop.open('/products');
  await shop.searchField.pressSequentially('tra');
  await browse.box(t.browse.in_stock).check();
  await expect(page).toHaveURL('/products?q=tra&stock=1');
  // Back to the words, which had no time to follow into the address by themselves.
  await page.goBack();
  await expect(page).toHaveURL('/products?q=tra');
  await expect(shop.searchField).toHaveValue('tra');
});

test('the list stands in the order that is asked for', async ({ page, shop, browse }) => {
  await shop.open('/products');
  const orders: [string, (a: Product, b: Product) => number][] = [
    ['price', (a, b) => price(a) - price(b)],
    ['-price', (a, b) => price(b) - price(a)],
    ['stars', (a, b) => b.stars - a.stars],
    ['newest', (a, b) => b.certificate.decided.localeCompare(a.certificate.decided)],
    ['name', (a, b) => a.name.vi.localeCompare(b.name.vi, 'vi')],
  ];
  for (const [code, compare] of orders) {
    await browse.sort.selectOption(code);
    await expect(page).toHaveURL(`/products?sort=${code}`);
    await expect(async () => {
      const names = await shop.cards.getByRole('heading').allTextContents();
      expect(names).toHaveLength(products.length);
      const listed = names.map((name) => products.find((one) => say(one.name, 'vi') === name)!);
      const misplaced = listed.slice(1).filter((one, index) => compare(listed[index]!, one) > 0);
      expect(misplaced.map((one) => one.name.vi), code).toEqual([]);
    }).toPass({ timeout: 5_000 });
  }
});

test('what the words matched is marked', async ({ shop }) => {
  await shop.open('/products?q=lua+van');
  const marks = shop.cards.first().getByRole('heading').locator('mark');
  await expect(marks.first()).toHaveText(/^lụa$/i);
});

test('words that nothing has as typed are said to be understood', async ({ shop, t }) => {
  await shop.open('/products?q=goms+bats+trangf');
  const understood = shop.say(t.browse.understood, { words: 'gốm bát tràng' });
  await expect(shop.main.getByText(understood)).toBeVisible();
  expect(await shop.cards.count()).toBeGreaterThan(0);
});

test('where nothing is left, every way on is offered', async ({ page, shop, browse, t }) => {
  const craft = groups.find((one) => one.slug === 'craft')!;
  await shop.open('/products?q=tra+sen&group=craft&price=9000000-&sort=name');
  await expect(shop.main.getByRole('heading', { level: 2 })).toHaveText(t.catalogue.none_title);
  await browse.clear.click();
  await expect(page).toHaveURL('/products?q=tra%20sen&sort=name');
  expect(await shop.cards.count()).toBeGreaterThan(0);

  await shop.open('/products?stars=5&price=-1000');
  const prices = shop.say(t.browse.without, {
    name: shop.say(t.browse.price_below, { to: money('vi', 1_000) }),
    count: fiveStars.length,
  });
  await shop.main.getByRole('button', { name: prices }).click();
  await expect(page).toHaveURL('/products?stars=5');
  await expect(shop.cards).toHaveCount(fiveStars.length);
  await expect(browse.chip(craft.name.vi)).toHaveCount(0);
});

test('words that are like nothing lead to the nearest spellings', async ({ page, shop, t }) => {
  await shop.open('/products?q=xyz+gomm+qqq');
  await expect(shop.main.getByText(t.browse.nearest)).toBeVisible();
  const link = shop.main.getByRole('listitem').filter({ hasText: /gốm/i }).getByRole('link').first();
  await link.click();
  expect(await shop.cards.count()).toBeGreaterThan(0);
  await expect(page).toHaveURL(/q=/);
});
