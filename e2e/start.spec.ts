/** When the app starts: after what a page is looked at for, and at once for whoever wants something. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/index.ts';

const WASM = /\/assets\/night-market_bg-[^/]+\.wasm$/;

/** Holds the page's first picture back until the function that comes back is called. */
async function holdPicture(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/art/hero*.svg', async (route) => {
    await released;
    await route.fallback();
  });
  return release;
}

/** Whether the page has asked for the app. */
function asks(page: Page): () => boolean {
  let asked = false;
  page.on('request', (request) => (asked ||= WASM.test(request.url())));
  return () => asked;
}

/** The home page by its HTML, while its first picture is on its way. */
async function openWaiting(page: Page): Promise<void> {
  await page.goto('/', { waitUntil: 'domcontentloaded' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

test.beforeEach(async ({ page }) => {
  // The longest wait for a picture is by a clock that stands here.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
});

test('the app comes after the picture that a page shows first', async ({ page }) => {
  const isAsked = asks(page);
  const release = await holdPicture(page);
  await openWaiting(page);
  expect(isAsked()).toBe(false);
  release();
  await expect.poll(isAsked).toBe(true);
});

test('a touch has the app come at once', async ({ page }) => {
  const isAsked = asks(page);
  const release = await holdPicture(page);
  await openWaiting(page);
  expect(isAsked()).toBe(false);
  await page.getByRole('heading', { level: 1 }).click();
  await expect.poll(isAsked).toBe(true);
  release();
});

test('a picture that does not come is not waited for any longer than three seconds', async ({ page }) => {
  const isAsked = asks(page);
  const release = await holdPicture(page);
  await openWaiting(page);
  await page.clock.runFor(2_900);
  expect(isAsked()).toBe(false);
  await page.clock.runFor(200);
  await expect.poll(isAsked).toBe(true);
  release();
});
