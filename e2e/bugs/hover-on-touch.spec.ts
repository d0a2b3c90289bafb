/** A touch leaves the pointer where it was, so a tapped card stayed lifted and its button lit. */
import type { Locator } from '@playwright/test';
import { plain } from '../fixtures/goods.ts';
import { expect, test } from '../fixtures/index.ts';

/** What hovering changes of an element. */
function look(element: Locator): Promise<Record<string, string>> {
  return element.evaluate((it) => {
    const { translate, boxShadow, backgroundColor } = getComputedStyle(it);
    return { translate, boxShadow, backgroundColor };
  });
}

test('a card that was tapped looks as it did before', async ({ page, shop, cart, phone }) => {
  test.skip(!phone, 'a mouse stays there indeed');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await shop.open('/products');
  const card = shop.card(plain);
  const button = cart.addButton(plain);
  const before = [await look(card), await look(button)];
  await button.tap();
  await cart.expectCount(1);
  expect([await look(card), await look(button)]).toEqual(before);
});

test('every style for hovering is for pointers that hover', async ({ page, shop }) => {
  await shop.open('/products');
  const found = await page.evaluate(() => {
    const found: { selector: string; isGuarded: boolean }[] = [];
    const look = (rules: CSSRuleList, isGuarded: boolean): void => {
      for (const rule of rules) {
        if (rule instanceof CSSStyleRule && rule.selectorText.includes(':hover')) {
          found.push({ selector: rule.selectorText, isGuarded });
        }
        if ('cssRules' in rule) {
          const guards = rule instanceof CSSMediaRule && /hover:\s*hover/.test(rule.conditionText);
          look(rule.cssRules as CSSRuleList, isGuarded || guards);
        }
      }
    };
    for (const sheet of document.styleSheets) {
      look(sheet.cssRules, false);
    }
    return found;
  });
  expect(found.length).toBeGreaterThan(10);
  expect(found.filter(({ isGuarded }) => !isGuarded)).toEqual([]);
});
