/** What a page shows at first, and when the rest of it comes: at once for whoever wants something. */
import type { Page } from '@playwright/test';
import { holdApp } from './fixtures/early.ts';
import { expect, test } from './fixtures/index.ts';
import { PAGES } from './fixtures/pages.ts';

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

/** What of the looks of an element depends on no other and on no letters. */
const LOOKS = [
  'display',
  'position',
  'color',
  'background-color',
  'background-image',
  'border-top-width',
  'border-top-color',
  'border-top-left-radius',
  'box-shadow',
  'font-size',
  'font-weight',
  'row-gap',
  'opacity',
  'overflow-x',
  'padding-top',
  'padding-left',
  'text-decoration-line',
  'visibility',
];

/** The looks of everything on the page that has a place on it, by where it stands in the document. */
function looks(page: Page): Promise<Record<string, string>> {
  return page.evaluate((names) => {
    const all = [...document.querySelectorAll('html, body, body *')];
    const seen = all.map((element, place) => {
      const style = getComputedStyle(element);
      const name = `${place} ${element.tagName} ${element.getAttribute('class') ?? ''}`;
      const looks = names.map((it) => style.getPropertyValue(it)).join(' | ');
      return [name, element.checkVisibility() ? looks : 'not there'];
    });
    return Object.fromEntries(seen) as Record<string, string>;
  }, LOOKS);
}

/** The same in both themes. */
async function looksOfBoth(page: Page): Promise<Record<string, string>[]> {
  const all = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    all.push(await looks(page));
  }
  return all;
}

for (const { kind, path } of PAGES.filter(({ prerendered }) => prerendered)) {
  test(`${kind}: the styles of the first look are those of the last`, async ({ page }) => {
    await holdApp(page);
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/assets\/(rest|pages)-.*\.css$/, async (route) => {
      await released;
      await route.fallback();
    });
    await page.goto(path, { waitUntil: 'domcontentloaded' });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const before = await looksOfBoth(page);
    release();
    await expect.poll(() => page.evaluate(() => document.styleSheets.length)).toBe(3);
    expect(await looksOfBoth(page)).toEqual(before);
  });
}

test.describe('by a clock that stands', () => {
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
});
