import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/index.ts';
import { product } from './fixtures/content.ts';
import { PAGES } from './fixtures/pages.ts';

const scarf = product('mat-ong-ba-vi');
const tea = product('tra-sen-tay-ho');
/** A product with one variant, whose card has a button. */
const leaves = product('gom-kim-lan');

/** A stop of the Tab key. */
interface Stop {
  /** Its place among all elements that can be reached. */
  index: number;
  name: string;
  /** Whether the eye can see where the focus is. */
  marked: boolean;
}

const REACHABLE =
  'a[href], button:not([disabled]), input:not([type=hidden]), select, textarea, [tabindex="0"]';

/** Presses Tab until the page has been walked through, and says where it stopped. */
async function walk(page: Page): Promise<{ stops: Stop[]; expected: number }> {
  const expected = await page.evaluate((selector) => {
    const visible = [...document.querySelectorAll(selector)].filter((element) =>
      element.checkVisibility({ visibilityProperty: true }),
    );
    // Of the radio buttons of one name the chosen one is a stop.
    return visible.filter((one) => !(one instanceof HTMLInputElement && one.type === 'radio' && !one.checked)).length;
  }, REACHABLE);
  const stops: Stop[] = [];
  for (let press = 0; press <= expected + 5; press += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate((selector) => {
      const element = document.activeElement;
      if (!element || element === document.body) {
        return null;
      }
      // A card's link draws its outline around the card, a field around its form.
      const around = [element, element.closest('article'), element.closest('form'), element.closest('label')];
      const drawn = around.some((one) => {
        if (!one) {
          return false;
        }
        const parts = [getComputedStyle(one), getComputedStyle(one, '::after'), getComputedStyle(one, '::before')];
        return parts.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
      });
      return {
        index: [...document.querySelectorAll(selector)].indexOf(element),
        name: element.outerHTML.slice(0, 100),
        marked: drawn,
      };
    }, REACHABLE);
    if (!stop) {
      break;
    }
    stops.push(stop);
  }
  return { stops, expected };
}

for (const { kind, path } of PAGES.filter(({ kind }) => ['product', 'about', 'producer'].includes(kind))) {
  test(`Tab reaches everything on the ${kind} page, in order and visibly`, async ({ page, shop }) => {
    await shop.open(path);
    await shop.timeKnown();
    const { stops, expected } = await walk(page);
    expect(stops).toHaveLength(expected);
    const indices = stops.map((stop) => stop.index);
    expect(indices).toEqual([...indices].sort((a, b) => a - b));
    expect(stops.filter((stop) => !stop.marked).map((stop) => stop.name)).toEqual([]);
  });
}

test('what has the focus is not hidden under the header or the bar', async ({ page, shop, phone }) => {
  await shop.open(`/products/${tea.slug}`);
  const edges = async () => {
    const top = (await shop.header.boundingBox())!;
    const bar = phone ? await shop.bar.boundingBox() : null;
    return { top, bar };
  };
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press('Tab');
    const focused = shop.main.locator(':focus');
    if ((await focused.count()) === 0) {
      continue;
    }
    const box = (await focused.boundingBox())!;
    const { top, bar } = await edges();
    const name = await focused.evaluate((one) => one.outerHTML.slice(0, 80));
    expect.soft(box.y + box.height, name).toBeGreaterThan(top.y + top.height);
    if (bar) {
      expect.soft(box.y, name).toBeLessThan(bar.y);
    }
  }
});

test('a product goes into the cart by keyboard alone', async ({ page, shop, cart, t }) => {
  await shop.open('/');
  await shop.searchField.focus();
  await page.keyboard.type('trà sen');
  await page.keyboard.press('Enter');
  await expect(shop.cardLink(tea)).toBeVisible();
  await shop.cardLink(tea).focus();
  await page.keyboard.press('Enter');
  await expect(shop.heading).toHaveText(tea.name.vi);

  // Radio buttons: the arrow chooses.
  await shop.main.getByRole('radio', { name: tea.variants[0]!.name.vi }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(shop.main.getByRole('radio', { name: tea.variants[1]!.name.vi })).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(cart.less(tea)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(cart.quantity(tea)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(cart.more(tea)).toBeFocused();
  await page.keyboard.press('Space');
  await expect(cart.quantity(tea)).toHaveValue('2');
  await expect(cart.more(tea)).toBeFocused();
  await page.keyboard.press('Tab');
  const add = shop.region(t.buy.label).getByRole('button', { name: t.buy.add, exact: true });
  await expect(add).toBeFocused();
  await page.keyboard.press('Enter');
  await cart.expectCount(1);
  await expect(add).toBeFocused();
  // The message's link is the next stop.
  await page.keyboard.press('Tab');
  await expect(shop.region(t.buy.label).getByRole('link', { name: t.buy.see_cart })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/cart');
  expect(await cart.stored()).toMatchObject([{ product: tea.slug, variant: 'hop-50g', quantity: 2 }]);
});

test('quantities are changed by keyboard, and the focus stays where it works', async ({
  page,
  cart,
  t,
}) => {
  await cart.hold([tea, 1], [leaves, 1], [scarf, 1]);
  await cart.open();
  await cart.more(leaves).focus();
  await page.keyboard.press('Enter');
  await expect(cart.quantity(leaves)).toHaveValue('2');
  await expect(cart.more(leaves)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(cart.quantity(leaves)).toHaveValue('3');
  await expect(cart.more(leaves)).toBeFocused();

  await cart.quantity(leaves).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await expect(cart.line(leaves)).toContainText(t.cart.line_total);
  await expect.poll(async () => (await cart.stored())[1]?.quantity).toBe(5);
  await expect(cart.quantity(leaves)).toBeFocused();
});

test('a line is taken out and brought back by keyboard', async ({ page, cart, shop, t }) => {
  await cart.hold([tea, 1], [leaves, 2]);
  await cart.open();
  const name = shop.say(t.cart.remove, { name: leaves.name.vi });
  await shop.main.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
  await expect(cart.line(leaves)).toHaveCount(0);
  await expect(cart.undoButton).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(cart.line(leaves)).toBeVisible();
  await expect(cart.quantity(leaves)).toHaveValue('2');
});

test('the light is switched by keyboard', async ({ page, shop }) => {
  await shop.open('/about');
  await shop.themeButton.focus();
  await page.keyboard.press('Space');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(shop.themeButton).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('a card’s button and the notice work by keyboard', async ({ page, shop, cart, t }) => {
  await shop.open('/products?q=kim+lan');
  const add = cart.addButton(leaves);
  await add.focus();
  await page.keyboard.press('Enter');
  await cart.expectCount(1);
  await expect(add).toBeFocused();
  const close = page.getByRole('button', { name: t.shell.close });
  await close.focus();
  await page.keyboard.press('Enter');
  await expect(close).toHaveCount(0);
});
