/**
 * The cards of a long list got their places in one task, and the list its height in another. Where a
 * frame came between the two the list had no height for its time, and the page's foot stood in view.
 */
import { expect, test } from '../fixtures/index.ts';
import { serveLongList } from '../fixtures/large.ts';

declare global {
  interface Window {
    heights: number[];
  }
}

test('a long list is never without its height', async ({ page, shop }) => {
  await serveLongList(page, shop.path('/products'));
  await page.addInitScript(() => {
    // Time flies, so that each of the app's tasks is too long to be followed by another one at once.
    const now = performance.now.bind(performance);
    let late = 0;
    performance.now = () => now() + (late += 3);
    window.heights = [];
    const look = (): void => {
      const card = document.querySelector('main li[aria-posinset]');
      if (card?.parentElement && getComputedStyle(card).position === 'absolute') {
        window.heights.push(card.parentElement.clientHeight);
      }
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await shop.open('/products');
  // The list that the server sent is the one that is looked at.
  await expect(page.locator('main li[aria-posinset]')).not.toHaveCount(0);
  await expect.poll(() => page.evaluate(() => window.heights.length)).toBeGreaterThan(0);
  await shop.ready();
  const lowest = await page.evaluate(() => Math.min(...window.heights));
  expect(lowest).toBeGreaterThan(10_000);
});
