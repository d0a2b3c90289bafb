/** The shop as an installed app: its manifest, and what other apps share with it. */
import { product, say } from './fixtures/content.ts';
import { expect, test } from './fixtures/index.ts';

const tea = product('tra-sen-tay-ho');

test('the manifest can be installed and leads to pages that exist', { tag: '@languages' }, async ({ page, shop, request, context, t }) => {
  await shop.open('/');
  await expect(page.locator('link[rel="manifest"]')).toBeAttached();
  const session = await context.newCDPSession(page);
  const { errors, data } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data!);
  expect(manifest).toMatchObject({ name: t.shell.market_name, start_url: shop.path('/'), lang: shop.language });
  const places: { url: string }[] = manifest.shortcuts;
  for (const path of [manifest.start_url, manifest.share_target.action, ...places.map(({ url }) => url)]) {
    expect((await request.get(path)).status(), path).toBe(200);
  }
  for (const { src } of manifest.icons) {
    expect((await request.get(src)).headers()['content-type'], src).toBe('image/png');
  }
});

test('the manifest and the worker are checked for a newer one at every use', async ({ request }) => {
  for (const [path, type] of [
    ['/manifest.webmanifest', 'application/manifest+json'],
    ['/sw.js', 'text/javascript'],
  ] as const) {
    const headers = (await request.get(path)).headers();
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['content-type']).toContain(type);
  }
});

for (const [what, given, wanted] of [
  ['a text', { text: 'trà sen' }, /\/products\?q=tr/],
  ['a title with a link elsewhere', { title: 'Trà sen', url: 'https://example.com/a' }, /\/products\?q=Tr/],
  ['a text with a link elsewhere in it', { text: 'Trà sen https://example.com/a?b=c' }, /\/products\?q=Tr%C3%A0\+sen$/],
] as const) {
  test(`${what} that was shared is searched for`, async ({ page, shop }) => {
    await page.goto(`/products?${new URLSearchParams(given)}`);
    await shop.ready();
    await expect(page).toHaveURL(wanted);
    await expect(shop.cardLink(tea)).toBeVisible();
  });
}

test('a link into the shop that was shared is followed', async ({ page, shop, baseURL, language }) => {
  const text = `${say(tea.name, language)} ${baseURL}/products/${tea.slug}`;
  await page.goto(`/products?${new URLSearchParams({ text })}`);
  await expect(page).toHaveURL(`/products/${tea.slug}`);
  await expect(shop.heading).toHaveText(say(tea.name, language));
});

test('a link elsewhere that was shared leads to the list', async ({ page, shop }) => {
  await page.goto(`/products?${new URLSearchParams({ url: 'https://example.com/' })}`);
  await shop.ready();
  await expect(page).toHaveURL('/products');
  await expect(shop.cards.first()).toBeVisible();
});
