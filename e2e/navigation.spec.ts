import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/index.ts';
import { group, product, products, say } from './fixtures/content.ts';
import { count } from './fixtures/language.ts';

const tea = product('tra-sen-tay-ho');

declare global {
  interface Window {
    sameDocument?: true;
  }
}

/** Marks the document; a page that is loaded anew does not have the mark. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.sameDocument = true;
  });
}

async function expectSameDocument(page: Page): Promise<void> {
  expect(await page.evaluate(() => window.sameDocument)).toBe(true);
}

test('a link changes the page, its title and the focus, and loads no document', async ({
  page,
  shop,
  t,
}) => {
  await shop.open('/products');
  await mark(page);
  await shop.cardLink(tea).click();
  await expect(page).toHaveURL(`/products/${tea.slug}`);
  await expect(shop.heading).toHaveText(tea.name.vi);
  await expect(page).toHaveTitle(shop.title(tea.name.vi));
  await expect(shop.main).toBeFocused();
  await expect(shop.region(t.product.story)).toBeVisible();
  await expectSameDocument(page);

  await shop.header.getByRole('link', { name: t.shell.market_name }).click();
  await expect(page).toHaveURL('/');
  await expect(page).toHaveTitle(shop.title());
  await expect(shop.main).toBeFocused();
  await expectSameDocument(page);
});

test('back and forward keep the place on the page', async ({ page, shop }) => {
  await shop.open('/products');
  await mark(page);
  const last = await shop.cards.last().getByRole('heading').textContent();
  const target = products.find((one) => one.name.vi === last)!;
  await shop.cardLink(target).scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => window.scrollY);
  expect(before).toBeGreaterThan(1000);
  await shop.cardLink(target).click();
  await expect(shop.heading).toHaveText(target.name.vi);
  await page.goBack();
  await expect(shop.cards).toHaveCount(products.length);
  await expect(shop.cardLink(target)).toBeInViewport();
  await expect
    .poll(async () => Math.abs((await page.evaluate(() => window.scrollY)) - before))
    .toBeLessThan(200);
  await page.goForward();
  await expect(shop.heading).toHaveText(target.name.vi);
  await expectSameDocument(page);
});

test('the skip link is the first stop and leads past the header', async ({ page, shop }) => {
  await shop.open('/');
  await page.keyboard.press('Tab');
  await expect(shop.skipLink).toBeFocused();
  await expect(shop.skipLink).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(shop.main).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(shop.main.locator(':focus')).toHaveCount(1);
});

test('the link of the page at hand is marked, and only that', { tag: '@languages' }, async ({
  page,
  shop,
  phone,
  t,
}) => {
  const places = phone ? shop.bar : shop.navigation;
  const current = page.locator('nav[aria-label] a[aria-current=page]:visible');
  await shop.open('/products');
  await expect(current).toHaveText([t.shell.products]);
  await places.getByRole('link', { name: t.shell.producers }).click();
  await expect(current).toHaveText([t.shell.producers]);
  await shop.open(`/products/${tea.slug}`);
  await expect(current).toHaveCount(0);
});

test('words without accents find what has them', async ({ page, shop, t }) => {
  await shop.open('/');
  await mark(page);
  await shop.search('tra sen');
  await expect(page).toHaveURL('/products?q=tra%20sen');
  await expect(shop.heading).toHaveText(shop.say(t.catalogue.results_for, { query: 'tra sen' }));
  await expect(shop.cardLink(tea)).toBeVisible();
  await expect(shop.searchField).toHaveValue('tra sen');
  const without = await shop.cards.count();
  expect(without).toBeLessThan(20);
  await expectSameDocument(page);

  await shop.search('TRÀ SEN');
  await expect(shop.heading).toHaveText(shop.say(t.catalogue.results_for, { query: 'TRÀ SEN' }));
  await expect(shop.cards).toHaveCount(without);
});

test('a village and a producer can be looked for', async ({ shop }) => {
  await shop.open('/products');
  await shop.search('van phuc');
  await expect(shop.card(product('khan-lua-van-phuc'))).toBeVisible();
  await expect(shop.card(product('lua-van-phuc'))).toBeVisible();
  await expect(shop.card(tea)).toHaveCount(0);
});

test('words and a group stand in the address together', async ({ page, shop, t }) => {
  const craft = group('craft');
  await shop.open('/products');
  await shop.search('sen');
  await expect(shop.cardLink(tea)).toBeVisible();
  const all = await shop.cards.count();
  const filters = page.getByRole('navigation', { name: t.home.groups });
  await filters.getByRole('link', { name: craft.name.vi }).click();
  await expect(page).toHaveURL('/groups/craft?q=sen');
  await expect(shop.card(tea)).toHaveCount(0);
  await expect(shop.card(product('bat-dia-hoa-sen'))).toBeVisible();
  const some = await shop.cards.count();
  expect(some).toBeLessThan(all);
  await expect(shop.main.getByText(count('vi', t.catalogue.products, some), { exact: true })).toBeVisible();

  // The address alone says it all.
  await shop.reload();
  await expect(shop.searchField).toHaveValue('sen');
  await expect(shop.cards).toHaveCount(some);
  await page.goBack();
  await expect(shop.cards).toHaveCount(all);
  await filters.getByRole('link', { name: t.catalogue.all_groups }).click();
  await expect(page).toHaveURL('/products?q=sen');
});

test('a search that finds nothing says so and offers everything', { tag: '@languages' }, async ({
  page,
  shop,
  t,
}) => {
  await shop.open('/');
  await shop.search('xyzzy');
  await expect(shop.main.getByRole('heading', { level: 2 })).toHaveText(t.catalogue.none_title);
  await expect(shop.main).toContainText(shop.say(t.catalogue.none_found, { query: 'xyzzy' }));
  await expect(shop.cards).toHaveCount(0);
  await shop.main.getByRole('link', { name: t.home.all_products }).click();
  await expect(page).toHaveURL(shop.path('/products'));
  await expect(shop.cards).toHaveCount(products.length);
  await expect(shop.searchField).toHaveValue('');
});

test('what is typed is text, whatever it looks like', async ({ page, shop, t }) => {
  const words = '<b onclick="x">50% & "trà" #1?';
  await shop.open('/');
  await shop.search(words);
  await expect(shop.heading).toHaveText(shop.say(t.catalogue.results_for, { query: words }));
  await shop.reload();
  await expect(shop.searchField).toHaveValue(words);
  await expect(page.locator('main b')).toHaveCount(0);
});

test('back from a product leads to the same results', async ({ page, shop }) => {
  await shop.open('/products?q=gom');
  const found = await shop.cards.count();
  const name = await shop.cards.first().getByRole('heading').textContent();
  await shop.cards.first().getByRole('link').first().click();
  await expect(shop.heading).toHaveText(name!);
  await expect(shop.searchField).toHaveValue('');
  await page.goBack();
  await expect(shop.cards).toHaveCount(found);
  await expect(shop.searchField).toHaveValue('gom');
});

test('the smallest screen’s bar leads everywhere', async ({ page, shop, phone, t }) => {
  test.skip(!phone, 'a wide page has no bar');
  await shop.open('/about');
  for (const [name, path] of [
    [t.shell.products, '/products'],
    [t.shell.producers, '/producers'],
    [t.saved.tab, '/saved'],
    [t.cart.title, '/cart'],
    [t.shell.home, '/'],
  ] as const) {
    await shop.bar.getByRole('link', { name }).click();
    await expect(page).toHaveURL(path);
    await expect(shop.bar.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
  }
});

test('the names of products lead where they say', async ({ request, shop, t }) => {
  // Every product and producer has a page, and no page is linked that is not there.
  await shop.open('/products');
  const links = await shop.page
    .getByRole('link')
    .evaluateAll((all) => all.map((one) => new URL((one as HTMLAnchorElement).href).pathname));
  for (const path of new Set(links)) {
    const answer = await request.head(path);
    expect.soft(answer.status(), path).toBe(200);
  }
  expect(say(tea.name, 'vi')).not.toBe(t.missing.title);
});
