/** An app that does not come or that falls is said calmly, and the page can still be read. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { product, say } from './fixtures/content.ts';
import { expect, test } from './fixtures/index.ts';

const tea = product('tra-sen-tay-ho');

const WHY: [string, (page: Page) => Promise<unknown>][] = [
  ['whose wasm is blocked', (page) => page.route('**/*.wasm', (route) => route.abort('blockedbyclient'))],
  ['whose wasm is gone', (page) => page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' }))],
  [
    'whose wasm is a portal’s page',
    (page) => page.route('**/*.wasm', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Wi-Fi</h1>' })),
  ],
  ['whose texts are gone', (page) => page.route('**/texts-*.txt', (route) => route.fulfill({ status: 404, body: '' }))],
  [
    'whose texts are a portal’s page',
    (page) => page.route('**/texts-*.txt', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Wi-Fi</h1>' })),
  ],
  ['whose script is blocked', (page) => page.route('**/night-market-*.js', (route) => route.abort())],
  [
    'whose script is of another type',
    (page) => page.route('**/night-market-*.js', (route) => route.fulfill({ contentType: 'text/html', body: 'Wi-Fi' })),
  ],
  [
    'whose script the browser is too old for',
    (page) => page.route('**/night-market-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: 'const a = @;' })),
  ],
  ['in a browser without WebAssembly', (page) => page.addInitScript(() => Reflect.deleteProperty(window, 'WebAssembly'))],
];

for (const [why, bring] of WHY) {
  test(`an app ${why} leaves a page that can be read, and says so`, { tag: '@languages' }, async ({ page, shop, guard, t, language }) => {
    guard.allow(/.*/);
    await bring(page);
    await page.goto(shop.path(`/products/${tea.slug}`));
    const note = page.getByRole('status').filter({ hasText: t.trouble.absent });
    await expect(note).toBeVisible();
    await expect(shop.heading).toHaveText(say(tea.name, language));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    // What is pressed now does not wait for ever.
    const add = shop.region(t.buy.label).getByRole('button', { name: t.buy.add, exact: true });
    await add.click();
    await expect(add).not.toHaveAttribute('aria-busy');
    await note.getByRole('button', { name: t.shell.close }).click();
    await expect(note).toHaveCount(0);
  });
}

test('wasm of a wrong type is run all the same', async ({ page, shop, guard }) => {
  guard.allow(/MIME type/);
  await page.route('**/*.wasm', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'text/plain' } });
  });
  // Its own part and that of the search field are of that type as well.
  await shop.open('/products');
  await expect(shop.searchField).toHaveRole('combobox');
});

test('the note for an app that did not come passes axe, and its button loads the page again', async ({ page, shop, guard, t }) => {
  guard.allow(/.*/);
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto(shop.path('/'));
  const note = page.getByRole('status').filter({ hasText: t.trouble.absent });
  await expect(note).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).include('#app-absent').analyze();
    expect(violations.map(({ id }) => id), colorScheme).toEqual([]);
  }
  await page.unroute('**/*.wasm');
  await note.getByRole('button', { name: t.trouble.reload }).click();
  await shop.ready();
  await expect(note).toHaveCount(0);
});

/**
 * Some browsers' extensions change a page before the app takes it over, which then finds other
 * HTML than it has to and falls.
 */
async function changePage(page: Page, path: string): Promise<void> {
  await page.route(`**${path}`, async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace('<main', '<p>extension</p><main');
    await route.fulfill({ response, body: html });
  });
}

test('an app that falls says so once, keeps the cart, and stands anew when asked', async ({ page, shop, cart, guard, t }) => {
  guard.allow(/.*/);
  await cart.hold([tea, 2]);
  await changePage(page, '/products');
  await page.goto('/products');
  const panel = page.getByRole('dialog', { name: t.trouble.fallen_title });
  await expect(panel).toBeVisible();
  await expect(panel).toContainText(t.trouble.fallen);
  expect(guard.seen.some((one) => one.includes('panicked') || one.includes('hydration'))).toBe(true);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).include('#app-fallen').analyze();
    expect(violations.map(({ id }) => id), colorScheme).toEqual([]);
  }
  await panel.getByRole('button', { name: t.trouble.reload }).click();
  // The page is still changed on its way, and is built anew this time.
  await shop.ready();
  await expect(panel).toHaveCount(0);
  await cart.expectCount(1);
  expect((await cart.stored())[0]).toMatchObject({ product: tea.slug, quantity: 2 });
});

test('a fallen app’s page can be read on, and is not loaded again by itself', async ({ page, guard, shop, t }) => {
  guard.allow(/.*/);
  await changePage(page, '/products');
  let loads = 0;
  page.on('domcontentloaded', () => (loads += 1));
  await page.goto('/products');
  const panel = page.getByRole('dialog', { name: t.trouble.fallen_title });
  await panel.getByRole('button', { name: t.trouble.read_on }).click();
  await expect(panel).toHaveCount(0);
  await expect(shop.cards.first()).toBeVisible();
  expect(loads).toBe(1);
});

test('where nothing but the frame is kept, it says that the shop is offline', { tag: '@languages' }, async ({ page, shop, guard, t }) => {
  guard.allow(/.*/);
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(shop.path('/offline'));
  await expect(page.getByRole('heading', { name: t.offline.title })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id), colorScheme).toEqual([]);
  }
});

test('the frame’s own address is that of no page', async ({ shop, guard, t }) => {
  guard.allow(/404/);
  await shop.open('/offline');
  await expect(shop.heading).toHaveText(t.missing.title);
});
