/** A new version is announced, and taken up as a whole. */
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { product } from './fixtures/content.ts';
import { UNREACHABLE, expect, served, test } from './fixtures/host.ts';

const tea = product('tra-sen-tay-ho');

/** The script that starts the app in a page. */
function script(page: Page): Locator {
  return page.locator('script[type=module]');
}

/** Where that script comes from, which tells the app's version. */
function version(page: Page): Promise<string> {
  return script(page).evaluate((it: HTMLScriptElement) => it.src);
}

/** The versions that are kept on the device. */
function kept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    return names.filter((name) => name.startsWith('shell-'));
  });
}

async function second(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  await expect(page.locator('html')).toHaveAttribute('data-ready', '');
  return page;
}

test('a new version waits to be asked for, and both tabs then have it', async ({ page, context, shop, host, guard, t }) => {
  guard.allow(UNREACHABLE);
  await shop.open('/');
  await served(page);
  const old = await version(page);
  const other = await second(context, '/products');
  await host.deploy(host.nextVersion());

  await shop.reload();
  const news = page.getByRole('status').filter({ hasText: t.news.version });
  await expect(news).toBeVisible();
  expect(await version(page)).toBe(old);
  await expect(other.getByText(t.news.version)).toBeVisible();
  await shop.open('/producers');
  // The new version's page came from the network: it is whole, and nothing of the old is in it.
  await expect(shop.heading).toHaveText(t.producer.title);

  await page.goto('/');
  await shop.ready();
  await news.getByRole('button', { name: t.news.version_action }).click();
  // These look again where a page is just being loaded.
  await expect(script(page)).not.toHaveJSProperty('src', old);
  await expect(script(other)).not.toHaveJSProperty('src', old);
  await shop.ready();
  await expect(other.locator('html')).toHaveAttribute('data-ready', '');
  await expect(other).toHaveURL('/products');
  expect(await kept(page)).toEqual(['shell-ffffffffffffffff']);
  await expect(page.getByText(t.news.version)).toHaveCount(0);

  await host.stop();
  await shop.reload();
  expect(await version(page)).not.toBe(old);
  await shop.open('/products');
  await expect(shop.cards.first()).toBeVisible();
});

test('put off, a new version is there when the shop is opened the next time', async ({ page, context, shop, host, guard, t }) => {
  guard.allow(UNREACHABLE);
  await shop.open('/');
  await served(page);
  const old = await version(page);
  await host.deploy(host.nextVersion());
  await shop.reload();
  const news = page.getByRole('status').filter({ hasText: t.news.version });
  await news.getByRole('button', { name: t.news.later }).click();
  await expect(page.getByText(t.news.version)).toHaveCount(0);
  await page.close();
  await expect(async () => {
    const next = await second(context, '/');
    const now = await version(next);
    await next.close();
    expect(now).not.toBe(old);
    // The old worker has to come to rest before the new one may take its place.
  }).toPass({ intervals: [500, 2_000, 4_000, 8_000] });
});

test('a page of the new version gets nothing from the old one', async ({ page, shop, host, guard }) => {
  guard.allow(UNREACHABLE);
  await shop.open('/');
  await served(page);
  const old = await version(page);
  await host.deploy(host.nextVersion());
  const fromOld: string[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/data/') && response.fromServiceWorker()) {
      fromOld.push(pathname);
    }
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const sources = new Map<string, string | undefined>();
  session.on('Network.responseReceived', ({ response }) => {
    sources.set(new URL(response.url).pathname, response.serviceWorkerResponseSource);
  });
  await shop.open(`/products/${tea.slug}`);
  expect(await version(page)).not.toBe(old);
  expect(sources.get('/data/index.vi.bin')).toBe('network');
  expect(sources.get(`/data/products/${tea.slug}.json`)).toBe('network');
});

test('a version whose files do not come whole is not taken', async ({ page, shop, host, guard, t }) => {
  guard.allow(UNREACHABLE, /404/);
  await shop.open('/');
  await served(page);
  const before = await kept(page);
  const { rmSync } = await import('node:fs');
  const next = host.nextVersion();
  rmSync(`${next}/fonts`, { recursive: true });
  await host.deploy(next);
  const failed = page.context().waitForEvent('response', (response) => response.status() === 404);
  await shop.reload();
  await failed;
  await shop.reload();
  await expect(page.getByText(t.news.version)).toHaveCount(0);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting ?? null)).toBeNull();
  await host.stop();
  await shop.reload();
  expect(await kept(page)).toEqual(expect.arrayContaining(before));
});
