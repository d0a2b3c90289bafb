import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures/index.ts';
import { product, say } from './fixtures/content.ts';
import { LANGUAGES, type Language, day, money, textsOf } from './fixtures/language.ts';
import { NOT_FOUND, PAGES } from './fixtures/pages.ts';

const tea = product('tra-sen-tay-ho');
const NAMES: Record<Language, string> = { vi: 'Tiếng Việt', en: 'English', fr: 'Français' };

/** The text of an element with its spaces as they are; matchers take all spaces for one. */
function text(element: Locator): Promise<string> {
  return element.evaluate((one) => one.textContent ?? '');
}

test('another language is the same page with the same query', async ({ page, shop }) => {
  await shop.open('/products');
  await shop.search('trà sen');
  await page
    .getByRole('navigation', { name: shop.t.home.groups })
    .getByRole('link', { name: 'Thực phẩm' })
    .click();
  for (const next of ['en', 'fr', 'vi'] as const) {
    const t = textsOf(next);
    await page.getByRole('link', { name: NAMES[next], exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', next);
    await shop.ready();
    const url = new URL(page.url());
    expect(url.pathname).toBe(shop.path('/groups/food', next));
    expect(Object.fromEntries(url.searchParams)).toEqual({ q: 'trà sen' });
    await expect(shop.heading).toContainText('trà sen');
    await expect(page.getByRole('combobox', { name: t.shell.search })).toHaveValue('trà sen');
    await expect(page.getByRole('heading', { name: say(tea.name, next) })).toBeVisible();
  }
});

test('every kind of page offers itself in the other languages', { tag: '@languages' }, async ({
  shop,
  guard,
  language,
}) => {
  test.slow();
  guard.allow(NOT_FOUND);
  for (const { kind, path } of PAGES) {
    await shop.open(path);
    for (const other of LANGUAGES) {
      const link = shop.languages.getByRole('link', { name: NAMES[other] });
      await expect.soft(link, kind).toHaveAttribute('href', shop.path(path, other));
      await expect.soft(link, kind).toHaveAttribute('lang', other);
    }
    const current = shop.languages.locator('[aria-current]');
    await expect.soft(current, kind).toHaveAccessibleName(NAMES[language]);
  }
});

test('the page at hand changes its language after client-side navigation', async ({
  page,
  shop,
}) => {
  await shop.open('/');
  await shop.search('tra sen');
  await shop.cardLink(tea).click();
  await expect(shop.heading).toHaveText(tea.name.vi);
  await shop.languages.getByRole('link', { name: NAMES.fr }).click();
  await expect(page).toHaveURL(`/fr/products/${tea.slug}`);
  await expect(shop.heading).toHaveText(tea.name.fr!);
});

test('the cart goes along into another language', async ({ shop, page, cart }) => {
  await cart.hold([tea, 2]);
  await cart.open();
  await expect(cart.line(tea)).toBeVisible();
  await shop.languages.getByRole('link', { name: NAMES.en }).click();
  await expect(page).toHaveURL('/en/cart');
  await expect(page.getByRole('link', { name: tea.name.en!, exact: true })).toBeVisible();
  await expect(page.getByRole('complementary')).toContainText('₫1,800,000');
});

test('prices are written as the language writes them', { tag: '@languages' }, async ({
  shop,
  cart,
  language,
}) => {
  await shop.open(`/products/${tea.slug}`);
  const large = tea.variants[2]!;
  await cart.choose(large);
  const price = { vi: '1.740.000\u00a0₫', en: '₫1,740,000', fr: '1\u202f740\u202f000\u00a0₫' };
  const buy = shop.region(shop.t.buy.label);
  await expect(buy).toContainText(money(language, large.price));
  expect(await text(buy)).toContain(price[language]);
});

test('dates are written as the language writes them', { tag: '@languages' }, async ({
  shop,
  language,
  t,
}) => {
  await shop.open(`/products/${tea.slug}`);
  const dates = { vi: '15/3/2027', en: '15 March 2027', fr: '15 mars 2027' };
  expect(day(language, tea.certificate.valid_until)).toBe(dates[language]);
  await expect(shop.region(t.product.certificate)).toContainText(dates[language]);
});

test('the market’s offset stands beside its times for readers elsewhere', {
  tag: '@languages',
}, async ({ shop, language, t }) => {
  await shop.open('/');
  await shop.timeKnown();
  const clock = shop.region(t.schedule.countdown);
  const friday = {
    vi: '20:30 Thứ Sáu, 27/11/2026',
    en: 'Friday 27 November 2026',
    fr: 'vendredi 27 novembre 2026',
  };
  await expect(clock).toContainText(friday[language]);
  await expect(clock).toContainText('20:30');
  if (language === 'vi') {
    await expect(clock).not.toContainText('UTC');
  } else {
    await expect(clock).toContainText('20:30 (UTC+7)');
  }
});

test('French puts no-break spaces where it has spaces', async ({ page, shop, guard }) => {
  test.slow();
  guard.allow(NOT_FOUND);
  for (const { kind, path } of PAGES) {
    await page.goto(shop.path(path, 'fr'));
    await shop.ready();
    const body = await text(page.locator('#app'));
    // A plain space before a double sign or inside quotation marks lets a line break there.
    const wrong = body.match(/.{0,20}(?: [;:!?»]|« ).{0,20}/g) ?? [];
    expect.soft(wrong, kind).toEqual([]);
    // Times are "20 h 30", or "20:30" in figures; a sign without any space is English.
    expect.soft(body.match(/[a-zé][;!?»]/g) ?? [], kind).toEqual([]);
  }
});

test('accents are composed, so that a search in the page finds them', { tag: '@languages' }, async ({
  page,
  shop,
}) => {
  for (const path of ['/', '/about', `/products/${tea.slug}`]) {
    await shop.open(path);
    const body = await text(page.locator('#app'));
    expect(body === body.normalize('NFC'), path).toBe(true);
  }
});

test.describe('where a translation is missing', () => {
  /** The file of the tea with its English story and name taken out. */
  const file = new URL(`../public/data/products/${tea.slug}.json`, import.meta.url);
  const partly = JSON.parse(readFileSync(file, 'utf8'));
  delete partly.story.en;
  delete partly.storage.en;

  test('Vietnamese stands in, marked as such', async ({ page, shop }) => {
    await page.route(`**/data/products/${tea.slug}.json`, (route) => route.fulfill({ json: partly }));
    await page.goto('/en/products?q=lotus+tea');
    // The app reads the file; a link that is followed before it has come leads to the page as it was made.
    await shop.ready();
    await page.getByRole('link', { name: tea.name.en!, exact: true }).click();
    const t = textsOf('en');
    const story = page.getByRole('region', { name: t.product.story }).getByRole('paragraph');
    await expect(story).toContainText(tea.story.vi.split('\n\n')[0]!);
    await expect(story).toHaveAttribute('lang', 'vi');
    const facts = page.getByRole('region', { name: t.product.facts }).getByRole('definition');
    await expect(facts.filter({ hasText: tea.storage!.vi })).toHaveAttribute('lang', 'vi');
    // What is translated needs no mark.
    await expect(facts.filter({ hasText: tea.ingredients!.en! })).not.toHaveAttribute('lang');
  });

  test('a name in the list falls back, too', async ({ page, data }) => {
    await data.changeIndex((index) => {
      delete index.products.find((one) => one.slug === tea.slug)!.name.fr;
    });
    await page.goto('/fr/products?q=tra+sen');
    const name = page.getByRole('heading', { level: 3, name: tea.name.vi });
    await expect(name).toHaveAttribute('lang', 'vi');
    await page.getByRole('link', { name: tea.name.vi, exact: true }).click();
    const heading = page.getByRole('heading', { level: 1, name: tea.name.vi });
    await expect(heading).toHaveAttribute('lang', 'vi');
  });
});
