/** What a browser, and a search engine that runs the app, finds in a page's head. */
import type { Page } from '@playwright/test';
import { group, groups, market, producer, product, say } from './fixtures/content.ts';
import { expect, test } from './fixtures/index.ts';
import { LANGUAGES, type Language } from './fixtures/language.ts';
import { NOT_FOUND } from './fixtures/pages.ts';
import type { Shop } from './fixtures/shop.ts';

const everywhere = { tag: '@languages' };
const tea = product('tra-sen-tay-ho');
const maker = producer('ho-tra-sen-ho-tay');
const craft = group('craft');

/** The pages that search engines are to find, with what they are about. */
const PUBLIC: [path: string, types: string[]][] = [
  ['/', ['Organization', 'WebSite', 'Event']],
  ['/products', ['ItemList', 'BreadcrumbList']],
  [`/groups/${craft.slug}`, ['ItemList', 'BreadcrumbList']],
  [`/products/${tea.slug}`, ['Product', 'BreadcrumbList']],
  [`/producers/${maker.slug}`, ['Organization', 'ItemList', 'BreadcrumbList']],
];

/** The whole address of a page, for whoever reads it elsewhere. */
function address(shop: Shop, path: string, language: Language = shop.language): string {
  return market.origin + shop.path(path, language);
}

function attribute(page: Page, selector: string, name: string): Promise<string[]> {
  return page
    .locator(`head ${selector}`)
    .evaluateAll((all, key) => all.map((one) => one.getAttribute(key) ?? ''), name);
}

/** The page at a path says of itself that it stands there, and where its translations are. */
async function expectPlace(page: Page, shop: Shop, path: string): Promise<void> {
  const canonical = page.locator('head link[rel=canonical]');
  await expect(canonical).toHaveAttribute('href', address(shop, path));
  await expect(page.locator('head meta[name=robots]')).toHaveCount(0);
  const languages = await attribute(page, 'link[hreflang]', 'hreflang');
  expect(languages).toEqual([...LANGUAGES, 'x-default']);
  expect(await attribute(page, 'link[hreflang]', 'href')).toEqual([
    ...LANGUAGES.map((language) => address(shop, path, language)),
    address(shop, path, 'vi'),
  ]);
}

/** The page is not to be found. */
async function expectHidden(page: Page): Promise<void> {
  await expect(page.locator('head meta[name=robots]')).toHaveAttribute('content', 'noindex');
  await expect(page.locator('head link[rel=canonical], head link[hreflang]')).toHaveCount(0);
}

test('every public page names itself, its translations and its picture', everywhere, async ({
  page,
  request,
  shop,
}) => {
  for (const [path, types] of PUBLIC) {
    await test.step(path, async () => {
      await shop.open(path);
      await expectPlace(page, shop, path);
      expect(await attribute(page, 'meta[property="og:url"]', 'content')).toEqual([address(shop, path)]);
      const [picture] = await attribute(page, 'meta[property="og:image"]', 'content');
      const answer = await request.get(picture!.replace(market.origin, ''));
      expect(answer.headers()['content-type']).toBe('image/png');
      const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
      expect(blocks).toHaveLength(1);
      const graph: { '@type': string }[] = JSON.parse(blocks[0]!)['@graph'];
      expect([...new Set(graph.map((thing) => thing['@type']))]).toEqual(types);
    });
  }
});

test('title and place follow the reader from page to page', everywhere, async ({
  page,
  shop,
  language,
  t,
}) => {
  await shop.open(`/products/${tea.slug}`);
  await shop.main.getByRole('link', { name: say(maker.name, language) }).first().click();
  await expect(page).toHaveTitle(shop.title(say(maker.name, language)));
  await expectPlace(page, shop, `/producers/${maker.slug}`);

  await shop.cartLink.click();
  await expect(page).toHaveTitle(shop.title(t.cart.title));
  await expectHidden(page);

  await page.goBack();
  await expectPlace(page, shop, `/producers/${maker.slug}`);
  await shop.header.getByRole('link', { name: t.shell.market_name }).click();
  await expect(page).toHaveTitle(shop.title());
  await expectPlace(page, shop, '/');
});

test('a page that begins hidden is found once its reader has gone on', async ({ page, shop, t }) => {
  await shop.open('/cart');
  await expectHidden(page);
  await shop.main.getByRole('link', { name: t.home.all_products }).first().click();
  await expect(page).toHaveTitle(shop.title(t.catalogue.title));
  await expectPlace(page, shop, '/products');
});

test('however a list is narrowed down, it is one page', everywhere, async ({
  page,
  shop,
  language,
  t,
}) => {
  await shop.open(`/products?group=${craft.slug}&stars=5`);
  await expect(page).toHaveTitle(shop.title(say(craft.name, language)));
  await expectPlace(page, shop, `/groups/${craft.slug}`);
  const links = page.getByRole('navigation', { name: t.home.groups });
  const other = groups.find((one) => one.slug === 'food')!;
  await links.getByRole('link', { name: say(other.name, language) }).click();
  await expect(page).toHaveTitle(shop.title(say(other.name, language)));
  await expectPlace(page, shop, `/groups/${other.slug}`);
  await shop.open('/products?q=sen&sort=name');
  await expectPlace(page, shop, '/products');
});

test('what does not exist is not to be found', async ({ page, shop, guard }) => {
  guard.allow(NOT_FOUND);
  await shop.open('/no-such-page');
  await expectHidden(page);
});

test('robots, site map, feed and offers are served as what they are', everywhere, async ({
  request,
  shop,
}) => {
  for (const [path, type] of [
    ['/robots.txt', 'text/plain; charset=utf-8'],
    ['/sitemap.xml', 'text/xml; charset=utf-8'],
    [shop.path('/feed.atom'), 'application/atom+xml'],
    [shop.path('/merchant.xml'), 'text/xml; charset=utf-8'],
  ] as const) {
    const answer = await request.get(path);
    expect.soft(answer.status(), path).toBe(200);
    expect.soft(answer.headers()['content-type'], path).toBe(type);
  }
});
