import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/index.ts';
import { product } from './fixtures/content.ts';
import { NOT_FOUND, PAGES } from './fixtures/pages.ts';

// A colour on its way to another one has no contrast to speak of.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Cards are built alike, so a few of a list or a shelf stand for all. */
const FURTHER_CARDS = 'li:nth-child(n + 7):has(> article)';

/** The rules on colours, which are all that can differ between themes. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe finds, short enough to read. */
async function violations(page: Page, disabled: string[] = []): Promise<string[]> {
  return found(new AxeBuilder({ page }).withTags(TAGS).disableRules(disabled));
}

/** What axe finds in both themes. */
async function inBothThemes(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  expect.soft(await violations(page), 'light').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect.soft(await found(new AxeBuilder({ page }).withRules(COLOURS)), 'dark').toEqual([]);
}

async function found(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.exclude(FURTHER_CARDS).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${help}: ${node.html.slice(0, 120)} ${node.failureSummary ?? ''}`),
  );
}

for (const { kind, path } of PAGES) {
  test(`axe finds nothing on the ${kind} page`, async ({ page, shop, guard }) => {
    guard.allow(NOT_FOUND);
    await shop.open(path);
    await shop.timeKnown();
    await inBothThemes(page);
  });
}

test('axe finds nothing in the other languages', { tag: '@languages' }, async ({
  page,
  shop,
  guard,
  language,
  phone,
}) => {
  test.skip(language === 'vi' || !phone, 'colours and widths are the same in every language');
  test.slow();
  guard.allow(NOT_FOUND);
  for (const { kind, path } of PAGES) {
    await shop.open(path);
    await shop.timeKnown();
    expect.soft(await violations(page, ['color-contrast']), kind).toEqual([]);
  }
});

test('axe finds nothing in a filled cart', async ({ page, shop, cart, t }) => {
  await cart.hold([product('tra-sen-tay-ho'), 2], [product('gom-kim-lan'), 1]);
  await cart.open();
  await shop.timeKnown();
  await cart.remove(product('gom-kim-lan'));
  await expect(cart.undoButton).toBeVisible();
  await page.getByRole('button', { name: t.cart.share }).click();
  await expect(shop.main.getByRole('textbox', { name: /./ })).toHaveCount(2);
  await cart.change(product('tra-sen-tay-ho'), 99);
  await inBothThemes(page);
});

test('axe finds nothing after a refusal, an addition and an empty search', async ({
  page,
  shop,
  cart,
  t,
}) => {
  const tea = product('tra-sen-tay-ho');
  await shop.open(`/products/${tea.slug}`);
  await cart.change(tea, 99);
  await expect(cart.quantity(tea)).toHaveAttribute('aria-invalid', 'true');
  expect.soft(await violations(page), 'refused').toEqual([]);
  await cart.change(tea, 2);
  await cart.add();
  await expect(page.getByRole('link', { name: t.buy.see_cart })).toBeVisible();
  expect.soft(await violations(page), 'added').toEqual([]);
  await shop.search('xyzzy');
  await expect(shop.main.getByRole('heading', { level: 2 })).toHaveText(t.catalogue.none_title);
  expect.soft(await violations(page), 'nothing found').toEqual([]);
});

test('axe finds nothing in open suggestions', async ({ page, shop, suggestions }) => {
  await shop.open('/');
  await suggestions.type('bat trang');
  await page.keyboard.press('ArrowDown');
  await suggestions.expectActive(suggestions.options.first());
  await inBothThemes(page);
});

test('axe finds nothing in what was saved, looked at and shared', async ({ page, shop, saved, t }) => {
  const gone = { product: 'chieu-coi-xua', name: 'Chiếu cói xưa' };
  const [tea, pot, silk] = ['tra-sen-tay-ho', 'gom-kim-lan', 'lua-van-phuc'].map(product);
  await saved.hold({ favourites: [tea!, gone, pot!], seen: [pot!, silk!] });
  await shop.open(`/saved#list=${silk!.slug},mam-tep`);
  await saved.favourites.getByRole('button', { name: t.saved.share }).click();
  await saved.heart(pot!, saved.favourites).click();
  await expect(saved.undo).toBeVisible();
  await inBothThemes(page);
  await shop.open(`/products/${tea!.slug}`);
  await expect(saved.recent).toBeAttached();
  expect.soft(await violations(page), 'product').toEqual([]);
});

for (const slug of ['luoc-sung-thuy-ung', 'ruou-mo-huong-son', 'bun-phu-do']) {
  test(`axe finds nothing where ${slug} cannot be bought`, async ({ page, shop }) => {
    await shop.open(`/products/${slug}`);
    await shop.timeKnown();
    await inBothThemes(page);
  });
}
