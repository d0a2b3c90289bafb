/** A whole night on one open page, as a shopper lives it, and the countdown under load. */
import { variant } from './fixtures/content.ts';
import { nightly } from './fixtures/goods.ts';
import { expect, test } from './fixtures/index.ts';
import { money } from './fixtures/language.ts';
import { hide, show } from './fixtures/view.ts';
import { measured } from './fixtures/ticks.ts';

for (const [where, timezoneId, ahead] of [
  ['in Hanoi', 'Asia/Ho_Chi_Minh', 0],
  ['in Paris', 'Europe/Paris', 0],
  ['in Los Angeles, three hours wrong', 'America/Los_Angeles', 3],
] as const) {
  test.describe(where, () => {
    test.use({ timezoneId });

    test('from Thursday to the morning after: the same night everywhere', async ({ page, shop, clock, t }) => {
      const device = (instant: string) => new Date(Date.parse(instant) + ahead * 3_600_000).toISOString();
      const thursday = '2026-11-26T20:29:50+07:00';
      const night = variant(nightly).night_price!;
      await clock.stand(thursday, device(thursday));
      await shop.open(`/products/${nightly.slug}`);
      await shop.timeKnown();
      const chip = async (label: string) => expect(shop.chip).toContainText(label);
      const price = shop.main.getByText(money('vi', night)).first();
      await test.step('a Thursday at the same hour is no market night', async () => {
        await clock.run(15_000);
        await chip(t.schedule.chip_closed);
      });
      await test.step('ten seconds before, and open', async () => {
        await clock.jumpTo('2026-11-27T20:29:50+07:00');
        await chip(`${t.schedule.chip_closed} 00:10`);
        await clock.run(9_000);
        await chip(`${t.schedule.chip_closed} 00:01`);
        await clock.run(1_000);
        await chip(`${t.schedule.chip_open} 1:30:00`);
        await expect(price).toBeVisible();
      });
      await test.step('closing soon, and the last second', async () => {
        await clock.jumpTo('2026-11-27T21:59:00+07:00');
        await chip(`${t.schedule.chip_closing_soon} 01:00`);
        await clock.run(59_000);
        await chip(`${t.schedule.chip_closing_soon} 00:01`);
      });
      await test.step('closed until next week', async () => {
        await clock.run(1_000);
        await chip(t.schedule.chip_closed);
        await clock.jumpTo('2026-11-28T08:00:00+07:00');
        await chip(t.schedule.chip_closed);
      });
      await test.step('asleep over the next opening', async () => {
        await hide(page);
        await clock.freeze(Date.parse('2026-12-04T21:00:00+07:00') - Date.parse('2026-11-28T08:00:00+07:00'));
        await show(page);
        await chip(`${t.schedule.chip_open} 1:00:00`);
      });
      await test.step('the last Friday, and New Year', async () => {
        await clock.jumpTo('2026-12-25T21:59:59+07:00');
        await chip(`${t.schedule.chip_closing_soon} 00:01`);
        await clock.run(1_000);
        await chip(t.schedule.chip_over);
        await clock.jumpTo('2027-01-01T20:30:00+07:00');
        await chip(t.schedule.chip_over);
      });
    });
  });
}

test('ten thousand ticks grow nothing and lay out nothing but their own node', async ({ page, shop, clock }) => {
  test.slow();
  // Days before the opening, so that the figures of the seconds alone move.
  await clock.stand('2026-11-24T08:00:00+07:00');
  await shop.open('/');
  await shop.timeKnown();
  const { ticks, changes, targets, nodes, listeners, heap } = await measured(page, clock, 10_000);
  expect(ticks).toBe(10_000);
  // Each second changes one text, and minutes and hours theirs.
  expect(Object.keys(changes)).toEqual(['characterData']);
  expect(changes['characterData']).toBe(10_000 + 166 + 3);
  expect(targets).toBe(3);
  // Fewer than before are those that a page has thrown away and the collector takes late.
  expect(nodes).toBeLessThanOrEqual(0);
  expect(listeners).toBeLessThanOrEqual(0);
  // What the collector leaves moves by some hundred kilobytes from look to look; this is 100 bytes a tick.
  expect(heap).toBeLessThan(1_000_000);
});
