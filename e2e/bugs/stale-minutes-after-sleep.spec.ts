import { expect, test } from '../fixtures/index.ts';
import { count } from '../fixtures/language.ts';
import { heard, hide, listen, show } from '../fixtures/view.ts';

test('whoever wakes between two marks hears how many minutes are left now', async ({
  page,
  shop,
  clock,
  t,
}) => {
  await listen(page);
  await clock.stand('2026-11-27T19:50:00+07:00');
  await shop.open('/');
  await shop.timeKnown();
  await hide(page);
  // The marks of thirty, ten and five minutes went by unheard.
  await clock.jumpTo('2026-11-27T20:28:30+07:00');
  await show(page);
  await expect.poll(() => heard(page)).toEqual([count('vi', t.schedule.opens_in, 2)]);
});
