/** The shop's own letters, which come after the app and are shown piece by piece. */
import type { Page } from '@playwright/test';
import { product, say } from './fixtures/content.ts';
import { expect, test } from './fixtures/index.ts';

const FAMILY = '"Be Vietnam Pro"';
const tea = product('tra-sen-tay-ho');

/** The texts that are shown in other letters. */
function otherwise(page: Page): Promise<string[]> {
  return page.evaluate((family) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode as Text;
      const isText = data.trim() && !parentElement!.closest('script, noscript, style, template');
      if (isText && !getComputedStyle(parentElement!).fontFamily.startsWith(family)) {
        found.push(data);
      }
    }
    return found;
  }, FAMILY);
}

/** How each file of the letters stands. */
const states = (page: Page) =>
  page.evaluate((family) => {
    const own = [...document.fonts].filter((it) => family.includes(it.family.replaceAll('"', '')));
    return own.map(({ status }) => status);
  }, FAMILY);

test('once they are there, every text of this page and of the next is shown in them', async ({ page, shop, language }) => {
  await shop.open('/products');
  await shop.lettersThere();
  expect(await states(page)).toEqual(['loaded', 'loaded']);
  expect(await otherwise(page)).toEqual([]);
  await shop.cardLink(tea).click();
  await expect(shop.heading).toHaveText(say(tea.name, language));
  expect(await otherwise(page)).toEqual([]);
});

test('a file that does not come does not keep the other', async ({ page, shop, guard }) => {
  guard.allow(/ERR_FAILED|be-vietnam-pro-600/);
  await page.route('**/be-vietnam-pro-600.woff2', (route) => route.abort());
  await shop.open('/');
  await shop.lettersThere();
  expect((await states(page)).toSorted()).toEqual(['error', 'loaded']);
  expect(await otherwise(page)).toEqual([]);
});

test('before the app nothing asks for them', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => request.url().endsWith('.woff2') && asked.push(request.url()));
  await page.route('**/assets/night-market-*.js', () => {});
  await page.goto('/', { waitUntil: 'domcontentloaded' });
  await expect.poll(() => page.evaluate(() => document.styleSheets.length)).toBe(3);
  expect(asked).toEqual([]);
});
