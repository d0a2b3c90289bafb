import { expect, test } from '../fixtures/index.ts';
import { dateOf } from '../fixtures/time.ts';

test('a night that was called off is no news any more the day after', async ({
  shop,
  clock,
  data,
  t,
}) => {
  await data.changeIndex(({ market }) => {
    market.schedule.cancelled = [{ date: '2026-11-27', reason: { vi: 'Bão.' } }];
  });
  await clock.set('2026-11-27T20:30:00+07:00');
  await shop.open('/');
  await shop.timeKnown();
  const date = dateOf('vi', '2026-11-27');
  const sentence = shop.say(t.schedule.cancelled, { date, reason: 'Bão.' });
  const shown = shop.region(t.schedule.countdown).getByText(sentence, { exact: true });
  await expect(shown).toBeVisible();
  await clock.stopAt('2026-11-27T23:59:59+07:00');
  await clock.run(1_000);
  await expect(shown).toHaveCount(0);
});
