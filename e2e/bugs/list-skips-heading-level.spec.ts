/** The cards of a list stood below its heading two levels down. */
import { expect, test } from '../fixtures/index.ts';
import { NOT_FOUND, PAGES } from '../fixtures/pages.ts';

test('headings go down one level at a time', async ({ page, shop, guard }) => {
  test.slow();
  guard.allow(NOT_FOUND);
  for (const { kind, path } of PAGES) {
    await shop.open(path);
    const levels = await page
      .getByRole('heading')
      .evaluateAll((all) => all.map((one) => Number(one.tagName.slice(1))));
    const steps = levels.map((level, place) => level - (levels[place - 1] ?? 0));
    expect.soft(Math.max(...steps), `${kind}: ${levels.join(' ')}`).toBe(1);
  }
});
