/**
 * What is kept on the device is read when the page already stands, and takes more room than the line
 * that said so: the foot of the page, and what stands between, moved down while somebody looked at it.
 */
import { expect, test } from '../fixtures/index.ts';

declare global {
  interface Window {
    moved: () => number;
  }
}

/** More than this is to be seen; what browsers call good ends at ten times as much. */
const SEEN = 0.01;

for (const path of ['/cart', '/saved', '/orders', '/checkout']) {
  test(`nothing on ${path} moves when it is read`, async ({ page, shop, t }) => {
    await page.addInitScript(() => {
      let moved = 0;
      const add = (entries: PerformanceEntryList): void => {
        for (const entry of entries) moved += (entry as PerformanceEntry & { value: number }).value;
      };
      const observer = new PerformanceObserver((list) => add(list.getEntries()));
      observer.observe({ type: 'layout-shift', buffered: true });
      window.moved = () => {
        add(observer.takeRecords());
        return moved;
      };
    });
    await shop.open(path);
    await expect(page.getByRole('link', { name: t.home.all_products })).toBeVisible();
    expect(await page.evaluate(() => window.moved())).toBeLessThan(SEEN);
  });
}
