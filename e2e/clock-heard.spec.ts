import { expect, test } from './fixtures/index.ts';
import { count } from './fixtures/language.ts';
import { heard, hide, listen, show } from './fixtures/view.ts';

test('a screen reader hears the states and four marks, and never the seconds', async ({
  page,
  shop,
  clock,
  t,
}) => {
  await listen(page);
  await clock.stand('2026-11-27T19:59:57+07:00');
  await shop.open('/');
  await shop.timeKnown();
  expect(await heard(page), 'on arrival the state stands in the page').toEqual([]);

  const { opens_in, closes_in, heard_open, heard_closing_soon, heard_closed } = t.schedule;
  for (const [before, sentence] of [
    ['19:59:57', count('vi', opens_in, 30)],
    ['20:19:57', count('vi', opens_in, 10)],
    ['20:24:57', count('vi', opens_in, 5)],
    ['20:28:57', count('vi', opens_in, 1)],
    ['20:29:57', heard_open],
    ['21:29:57', count('vi', closes_in, 30)],
    // Ten minutes before the end is a state of its own.
    ['21:49:57', heard_closing_soon],
    ['21:54:57', count('vi', closes_in, 5)],
    ['21:58:57', count('vi', closes_in, 1)],
    ['21:59:57', heard_closed],
  ] as const) {
    await test.step(before, async () => {
      if (before !== '19:59:57') {
        await clock.jumpTo(`2026-11-27T${before}+07:00`);
      }
      await clock.run(2_000);
      expect(await heard(page), 'nothing before its time').toEqual([]);
      await clock.run(3_000);
      expect(await heard(page)).toEqual([sentence]);
    });
  }
});

test('on the last night the end of the season is heard', async ({ page, shop, clock, t }) => {
  await listen(page);
  await clock.stand('2026-12-25T21:59:59+07:00');
  await shop.open('/');
  await shop.timeKnown();
  await clock.run(60_000);
  expect(await heard(page)).toEqual([t.schedule.heard_over]);
});

test('whoever slept through a night hears nothing of it', async ({ page, shop, clock, t }) => {
  await listen(page);
  await clock.stand('2026-11-27T19:50:00+07:00');
  await shop.open('/');
  await shop.timeKnown();
  await hide(page);
  await clock.jumpTo('2026-11-27T22:10:00+07:00');
  await show(page);
  await expect(shop.chip).toContainText(count('vi', t.schedule.days_left, 6));
  await clock.run(3_000);
  expect(await heard(page)).toEqual([]);
});
