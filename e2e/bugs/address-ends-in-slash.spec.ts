/**
 * Some hosts of static files send `/products/x` on to `/products/x/`. The app took such a page over
 * without the file that it shows, and so put it together anew. With two slashes, which some put
 * together from a host and a path, it took the page over as one that is not there, and fell.
 */
import { product, say } from '../fixtures/content.ts';
import { holdApp } from '../fixtures/early.ts';
import { expect, test } from '../fixtures/index.ts';

const tea = product('tra-sen-tay-ho');

const addresses: [path: string, slashes: string][] = [
  ['/products', '/'],
  [`/products/${tea.slug}`, '/'],
  ['/training', '/'],
  ['/', '//'],
  ['/products', '//'],
];

for (const [path, slashes] of addresses) {
  test(`${path} is taken over as it stands where its address ends in ${slashes}`, async ({ page, shop, baseURL }) => {
    const { origin } = new URL(baseURL ?? '');
    const own = shop.path(path).replace(/\/$/, '');
    await page.route(origin + own + slashes, async (route) => {
      const response = await route.fetch({ url: `${origin}${own || '/'}` });
      await route.fulfill({ response });
    });
    const release = await holdApp(page);
    await page.goto(origin + own + slashes);
    await shop.heading.evaluate((heading) => Object.assign(heading, { isFromServer: true }));
    release();
    await shop.ready();
    expect(await shop.heading.evaluate((heading) => 'isFromServer' in heading)).toBe(true);
  });
}

test('a page whose address ends in a slash goes on to others', async ({ page, shop, language }) => {
  const own = shop.path('/products');
  await page.route(`**${own}/`, async (route) => {
    await route.fulfill({ response: await route.fetch({ url: route.request().url().replace(/\/$/, '') }) });
  });
  await page.goto(`${own}/`);
  await shop.ready();
  await shop.cardLink(tea).click();
  await expect(shop.heading).toHaveText(say(tea.name, language));
  await expect(page).toHaveURL(shop.path(`/products/${tea.slug}`));
});
