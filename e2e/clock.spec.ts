import { expect, test } from './fixtures/index.ts';
import { expiring, nightly } from './fixtures/goods.ts';
import { variant } from './fixtures/content.ts';
import { count, day, money } from './fixtures/language.ts';
import type { Words } from './fixtures/language.ts';
import { closesAt, dateOf, opensAt } from './fixtures/time.ts';

type State = 'before' | 'closed' | 'open' | 'closing_soon' | 'over';

interface Moment {
  now: string;
  state: State;
  /** Days, hours, minutes and seconds; nothing once there is nothing to count to. */
  figures?: [string, string, string, string];
  /** In the header: a number of days, or a clock. */
  chip?: number | string;
  /** When the market opens next, or the time at which it closes. */
  target?: [date: string, clock: string] | string;
}

const MOMENTS: Moment[] = [
  {
    now: '2026-06-03T12:15:20+07:00',
    state: 'before',
    figures: ['02', '08', '14', '40'],
    chip: 2,
    target: ['2026-06-05', '20:30'],
  },
  {
    now: '2026-06-05T20:30:00+07:00',
    state: 'open',
    figures: ['00', '01', '30', '00'],
    chip: '1:30:00',
    target: '22:00',
  },
  {
    now: '2026-11-26T19:30:00+07:00',
    state: 'closed',
    figures: ['01', '01', '00', '00'],
    chip: 1,
    target: ['2026-11-27', '20:30'],
  },
  {
    now: '2026-11-27T11:15:05+07:00',
    state: 'closed',
    figures: ['00', '09', '14', '55'],
    chip: '9:14:55',
    target: ['2026-11-27', '20:30'],
  },
  {
    now: '2026-11-27T20:45:30+07:00',
    state: 'open',
    figures: ['00', '01', '14', '30'],
    chip: '1:14:30',
    target: '22:00',
  },
  {
    now: '2026-11-27T21:49:59+07:00',
    state: 'open',
    figures: ['00', '00', '10', '01'],
    chip: '10:01',
    target: '22:00',
  },
  {
    now: '2026-11-27T21:50:00+07:00',
    state: 'closing_soon',
    figures: ['00', '00', '10', '00'],
    chip: '10:00',
    target: '22:00',
  },
  {
    now: '2026-11-27T22:00:00+07:00',
    state: 'closed',
    figures: ['06', '22', '30', '00'],
    chip: 6,
    target: ['2026-12-04', '20:30'],
  },
  {
    now: '2026-12-25T21:59:59+07:00',
    state: 'closing_soon',
    figures: ['00', '00', '00', '01'],
    chip: '00:01',
    target: '22:00',
  },
  { now: '2026-12-25T22:00:00+07:00', state: 'over' },
  { now: '2027-01-01T20:30:00+07:00', state: 'over' },
];

/** What the header says before the time that is left. */
function chipLabel(t: Words, state: State): string {
  return {
    before: t.schedule.chip_closed,
    closed: t.schedule.chip_closed,
    open: t.schedule.chip_open,
    closing_soon: t.schedule.chip_closing_soon,
    over: t.schedule.chip_over,
  }[state];
}

test('every state has its label, figures, sentence and note', { tag: '@languages' }, async ({
  shop,
  clock,
  language,
  t,
}) => {
  await clock.stand(MOMENTS[0]!.now);
  await shop.open('/');
  const countdown = shop.region(t.schedule.countdown);
  for (const { now, state, figures, chip, target } of MOMENTS) {
    await test.step(now, async () => {
      if (now !== MOMENTS[0]!.now) {
        await clock.jumpTo(now);
      }
      await expect(countdown).toContainText(t.schedule[`label_${state}`]);
      const open = state === 'open' || state === 'closing_soon';
      await expect(shop.main).toContainText(open ? t.home.note_open : t.home.note_closed);
      await expect(shop.main).not.toContainText(open ? t.home.note_closed : t.home.note_open);
      const label = chipLabel(t, state);
      if (!figures || !target || chip === undefined) {
        await expect(countdown).toContainText(t.schedule.over_sentence);
        await expect(countdown.getByRole('timer')).toBeHidden();
        // On a phone the chip rests on the home page, where the countdown says the same.
        await expect(shop.chip).toHaveText(label);
        return;
      }
      const { days, hours, minutes, seconds } = t.schedule;
      const units = [days, hours, minutes, seconds];
      const text = figures.map((figure, index) => `${figure} ${units[index]}`).join('');
      await expect(countdown.getByRole('timer')).toHaveText(text);
      const left = typeof chip === 'number' ? count(language, t.schedule.days_left, chip) : chip;
      await expect(shop.chip).toHaveText(`${label} ${left}`);
      const sentence =
        typeof target === 'string' ? closesAt(language, target) : opensAt(language, ...target);
      await expect(countdown.getByText(sentence, { exact: true })).toBeVisible();
    });
  }
});

test('the market opens, says that it will close, and closes on an open page', async ({
  shop,
  clock,
  t,
}) => {
  await clock.stand('2026-11-27T20:29:57+07:00');
  await shop.open('/');
  const countdown = shop.region(t.schedule.countdown);
  await clock.run(2_000);
  await expect(countdown).toContainText(t.schedule.label_closed);
  await expect(shop.chip).toHaveText(`${t.schedule.chip_closed} 00:01`);
  await clock.run(1_000);
  await expect(countdown).toContainText(t.schedule.label_open);
  await expect(shop.chip).toHaveText(`${t.schedule.chip_open} 1:30:00`);
  await expect(shop.main).toContainText(t.home.night_now);

  await clock.jumpTo('2026-11-27T21:49:58+07:00');
  await clock.run(1_000);
  await expect(countdown).toContainText(t.schedule.label_open);
  await clock.run(1_000);
  await expect(countdown).toContainText(t.schedule.label_closing_soon);
  await expect(shop.main).toContainText(t.home.night_now);

  await clock.jumpTo('2026-11-27T21:59:58+07:00');
  await clock.run(1_000);
  await expect(shop.chip).toHaveText(`${t.schedule.chip_closing_soon} 00:01`);
  await clock.run(1_000);
  await expect(countdown).toContainText(t.schedule.label_closed);
  await expect(countdown).toContainText(opensAt('vi', '2026-12-04', '20:30'));
  await expect(shop.chip).toHaveText(`${t.schedule.chip_closed} ${count('vi', t.schedule.days_left, 6)}`);
  await expect(shop.main).not.toContainText(t.home.night_now);
});

/** What the browser changes beside the page, without laying it out or painting it. */
const BESIDE = ['opacity', 'rotate', 'scale', 'transform', 'translate'];

for (const path of ['/', '/products', '/live']) {
  test(`what glows on ${path} while the market is open keeps no page at work`, async ({
    page,
    shop,
    clock,
  }) => {
    await clock.stand('2026-11-27T21:00:00+07:00');
    await shop.open(path);
    await expect(shop.chip).toHaveAttribute('data-state', 'open');
    const endless = (): Promise<string[]> =>
      page.evaluate(() => {
        const all = document.getAnimations().map((one) => one.effect as KeyframeEffect);
        const frames = all
          .filter((one) => one.getTiming().iterations === Infinity)
          .flatMap((one) => one.getKeyframes());
        const described = ['offset', 'computedOffset', 'easing', 'composite'];
        return frames.flatMap((frame) => Object.keys(frame)).filter((key) => !described.includes(key));
      });
    await expect.poll(async () => (await endless()).length).toBeGreaterThan(path === '/' ? 3 : 0);
    expect((await endless()).filter((property) => !BESIDE.includes(property))).toEqual([]);
  });
}

test('prices and the word on ordering follow the clock', async ({ shop, cart, clock, t }) => {
  const { price, night_price } = variant(nightly);
  const usual = money('vi', price);
  const night = money('vi', night_price!);
  await clock.stand('2026-11-27T20:29:59+07:00');
  await shop.open(`/products/${nightly.slug}`);
  await shop.timeKnown();
  const buy = shop.region(t.buy.label);
  const offer = shop.say(t.price.at_night, { price: night });
  await expect(buy).toContainText(`${usual} / `);
  await expect(buy).toContainText(offer);
  await clock.run(1_000);
  await expect(buy).toContainText(`${t.price.usual} ${usual} ${night} / `);
  await expect(buy).not.toContainText(offer);
  await cart.add();
  await clock.jumpTo('2026-11-27T21:59:59+07:00');
  await expect(buy).toContainText(`${night} / `);
  await shop.cartLink.click();
  await expect(shop.main).toContainText(t.cart.order_open);
  await cart.expectTotal(night_price!);
  await clock.run(1_000);
  await expect(shop.main).toContainText(t.cart.order_closed);
  await cart.expectTotal(price);
  await shop.page.goBack();
  await expect(buy).toContainText(`${usual} / `);
  await expect(buy).not.toContainText(`${night} / `);
});

for (const [where, timezoneId] of [
  ['in Hà Nội', 'Asia/Ho_Chi_Minh'],
  ['at noon in New York', 'America/New_York'],
] as const) {
  test.describe(where, () => {
    test.use({ timezoneId });

    test(`a certificate runs out at the market’s midnight, seen ${where}`, async ({
      shop,
      cart,
      clock,
      t,
    }) => {
      const { valid_until } = expiring.certificate;
      await clock.stand(`${valid_until}T23:59:58+07:00`);
      await shop.open(`/products?q=${encodeURIComponent(expiring.name.vi)}`);
      await shop.timeKnown();
      const card = shop.card(expiring);
      const add = cart.addButton(expiring);
      await clock.run(1_000);
      await expect(add).toBeVisible();
      await expect(card).not.toContainText(t.product.expired_badge);
      await clock.run(1_000);
      await expect(add).toHaveCount(0);
      await expect(card).toContainText(t.product.expired_badge);
      await shop.cardLink(expiring).click();
      const sentence = shop.say(t.product.expired, { date: day('vi', valid_until) });
      await expect(shop.region(t.buy.label)).toContainText(sentence);
    });
  });
}

test('a night that is called off is named with its reason', { tag: '@languages' }, async ({
  shop,
  clock,
  data,
  language,
  t,
}) => {
  const reason = { vi: 'Bão số 9 vào Hà Nội.', en: 'A storm is coming.', fr: 'Une tempête arrive.' };
  await data.changeIndex(({ market }) => {
    market.schedule.cancelled = [{ date: '2026-11-27', reason }];
  });
  await clock.stand('2026-11-27T20:30:00+07:00');
  await shop.open('/');
  await shop.timeKnown();
  const countdown = shop.region(t.schedule.countdown);
  const date = dateOf(language, '2026-11-27');
  const sentence = shop.say(t.schedule.cancelled, { date, reason: reason[language] });
  await expect(countdown).toContainText(t.schedule.label_closed);
  await expect(countdown).toContainText(opensAt(language, '2026-12-04', '20:30'));
  await expect(countdown.getByText(sentence, { exact: true })).toBeVisible();
});
