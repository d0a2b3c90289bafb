import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/index.ts';
import { nightly, plain } from './fixtures/goods.ts';
import { variant } from './fixtures/content.ts';
import { fill, money, textsOf } from './fixtures/language.ts';
import { opensAt, weekday } from './fixtures/time.ts';
import { hide, show } from './fixtures/view.ts';

const PROBE = '**/data/market.json';
const NOON = '2026-11-25T12:00:00+07:00';

/** What the chip says before the time is known. */
const WEEKLY = fill(textsOf('vi').schedule.chip_weekly, { weekday: weekday('vi', '2026-11-27') });

declare global {
  interface Window {
    changes: string[];
    shown: string[];
  }
}

/** Writes down every text that the countdown shows, from the first one on. */
async function watchCountdown(page: Page, name: string): Promise<void> {
  await page.addInitScript((name) => {
    window.shown = [];
    const write = () => {
      // While the page still arrives, the countdown may stand there in part.
      if (document.readyState === 'loading') {
        return;
      }
      const countdown = document.querySelector(`section[aria-label="${name}"]`);
      const text = countdown?.querySelector('p')?.textContent ?? '';
      const figures = countdown?.querySelector('[role=timer]')?.textContent ?? '';
      const all = `${text} ${figures}`;
      if (countdown && window.shown.at(-1) !== all) {
        window.shown.push(all);
      }
    };
    document.addEventListener('readystatechange', write);
    new MutationObserver(write).observe(document, { subtree: true, childList: true, characterData: true });
  }, name);
}

for (const [how, device] of [
  ['three hours ahead', '2026-11-27T20:45:00+07:00'],
  ['three hours behind', '2026-11-27T14:45:00+07:00'],
  ['a year ahead', '2027-11-27T17:45:00+07:00'],
  ['years behind', '1971-01-01T00:00:00+00:00'],
] as const) {
  test(`a device ${how} shows the market’s time, and never its own`, async ({
    page,
    shop,
    clock,
    t,
  }) => {
    await watchCountdown(page, t.schedule.countdown);
    await clock.stand('2026-11-27T17:45:00+07:00', device);
    await shop.open('/');
    await shop.timeKnown();
    const countdown = shop.region(t.schedule.countdown);
    await expect(countdown).toContainText(opensAt('vi', '2026-11-27', '20:30'));
    await expect(countdown.getByRole('timer')).toHaveText(/^00.*02.*45.*00/);
    await clock.run(1_000);
    await expect(countdown.getByRole('timer')).toHaveText(/^00.*02.*44.*59/);
    const states = await page.evaluate(() => window.shown.map((text) => text.replace(/\d\d/g, '#')));
    const { days, hours, minutes, seconds, label_unknown, label_closed } = t.schedule;
    const figures = (figure: string) =>
      [days, hours, minutes, seconds].map((unit) => `${figure} ${unit}`).join('');
    const [unknown, known] = [`${label_unknown} ${figures('–')}`, `${label_closed} ${figures('#')}`];
    // The label comes a moment before the figures or after them.
    const between = [`${label_closed} ${figures('–')}`, `${label_unknown} ${figures('#')}`];
    expect(states.filter((one) => !between.includes(one) && one !== unknown && one !== known)).toEqual([]);
    expect(states[0]).toBe(unknown);
  });
}

test('no time is shown before the server’s is known', async ({ page, shop, clock, t }) => {
  let answer = () => {};
  const asked = new Promise<void>((resolve) => (answer = resolve));
  // The device says that the market is open.
  await clock.stand('2026-11-25T12:00:00+07:00', '2026-11-27T20:45:00+07:00');
  await page.route(PROBE, async (route) => {
    await asked;
    await route.fallback();
  });
  await shop.open(`/products/${nightly.slug}`);
  const buy = shop.region(t.buy.label);
  await expect(shop.chip).toHaveText(WEEKLY);
  await expect(buy).toContainText(`${money('vi', variant(nightly).price)} / `);
  await clock.run(3_000);
  await expect(shop.chip).toHaveText(WEEKLY);
  answer();
  await expect(shop.chip).toContainText(t.schedule.chip_closed);
  await expect(buy).toContainText(`${money('vi', variant(nightly).price)} / `);
});

test.describe('without the server’s time', () => {
  test('the device’s clock is used where the server is out of reach', async ({
    page,
    shop,
    clock,
    guard,
    t,
  }) => {
    guard.allow(/market\.json/);
    await clock.stand('2026-11-25T12:00:00+07:00', '2026-11-27T20:45:00+07:00');
    await page.route(PROBE, (route) => route.abort('connectionrefused'));
    await shop.open('/');
    const countdown = shop.region(t.schedule.countdown);
    await expect(countdown).toContainText(t.schedule.label_open);
    await expect(countdown.getByRole('timer')).toHaveText(/^00.*01.*15.*00/);
  });

  test('and where it answers without its time, or with an error', async ({
    page,
    shop,
    clock,
    guard,
    t,
  }) => {
    guard.allow(/market\.json/);
    const answers = [{ status: 200, headers: { date: 'yesterday' } }, { status: 503 }];
    await clock.stand('2026-11-25T12:00:00+07:00', '2026-11-27T20:45:00+07:00');
    await page.route(PROBE, (route) => route.fulfill(answers[0]));
    await shop.open('/');
    for (const _ of answers) {
      await expect(shop.chip).toHaveText(`${t.schedule.chip_open} 1:15:00`);
      answers.shift();
      if (answers.length > 0) {
        await shop.reload();
      }
    }
  });

  test('and where it never answers, after twelve seconds', async ({ page, shop, clock, t }) => {
    await clock.stand(NOON);
    await page.route(PROBE, () => {});
    await shop.open('/');
    await clock.run(11_000);
    await expect(shop.chip).toHaveText(WEEKLY);
    await clock.run(1_000);
    await expect(shop.chip).toContainText(t.schedule.chip_closed);
  });
});

for (const [zone, now, sentence] of [
  ['Asia/Bangkok', NOON, null],
  ['Europe/Paris', NOON, ['2026-11-27', '14:30']],
  // The clocks go back between now and then.
  ['Europe/Paris', '2026-10-24T12:00:00+07:00', ['2026-10-30', '14:30']],
  ['Europe/Paris', '2026-10-21T12:00:00+07:00', ['2026-10-23', '15:30']],
  ['America/Los_Angeles', NOON, ['2026-11-27', '05:30']],
  ['Pacific/Auckland', NOON, ['2026-11-28', '02:30', 'another day']],
] as const) {
  test.describe(`in ${zone} on ${now.slice(0, 10)}`, () => {
    test.use({ timezoneId: zone });

    test('the reader’s own time stands beside the market’s where it differs', async ({
      shop,
      clock,
      t,
    }) => {
      await clock.stand(now);
      await shop.open('/');
      await shop.timeKnown();
      const countdown = shop.region(t.schedule.countdown);
      if (sentence === null) {
        await expect(countdown).toContainText(opensAt('vi', '2026-11-27', '20:30'));
        await expect(countdown).not.toContainText(t.time.your_time.split('{')[0]!);
        return;
      }
      const [date, time, another] = sentence;
      const own = another
        ? fill(t.time.your_time_on, { day: weekday('vi', date), time })
        : fill(t.time.your_time, { clock: time });
      await expect(countdown).toContainText(own);
    });
  });
}

for (const [path, now, ticks] of [
  // Days away only the seconds move; on the last day the header counts along.
  ['/', NOON, 1],
  [`/products/${plain.slug}`, NOON, 0],
  [`/products/${plain.slug}`, '2026-11-27T12:00:00+07:00', 1],
  ['/', '2026-11-27T12:00:00+07:00', 2],
] as const) {
  test(`a second changes ${ticks} text nodes of ${path} on ${now.slice(0, 10)}`, async ({
    page,
    shop,
    clock,
  }) => {
    await clock.stand(now);
    await shop.open(path);
    await shop.timeKnown();
    // Letters come piece by piece, each when the browser is idle, which this clock has to say.
    const letters = async () => {
      await clock.run(50);
      return page.locator('body').getAttribute('data-letters');
    };
    await expect.poll(letters, { intervals: [10] }).toBe('');
    // The first second after noon changes the minutes and hours, too.
    await clock.run(1_000);
    await page.evaluate(() => {
      window.changes = [];
      const observer = new MutationObserver((all) => {
        window.changes.push(...all.map(({ type }) => type));
      });
      observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    });
    await clock.run(5_000);
    const expected = Array.from({ length: ticks * 5 }, () => 'characterData');
    expect(await page.evaluate(() => window.changes)).toEqual(expected);
    await hide(page);
    await clock.run(5_000);
    expect(await page.evaluate(() => window.changes)).toEqual(expected);
  });
}

test('a page that comes back into view shows the time at once', async ({ page, shop, clock, t }) => {
  await clock.stand(NOON);
  await shop.open('/');
  await shop.timeKnown();
  const figures = shop.region(t.schedule.countdown).getByRole('timer');
  await hide(page);
  await clock.jumpTo('2026-11-27T20:20:00+07:00');
  await expect(figures).toHaveText(/^02.*08.*30.*00/);
  await show(page);
  await expect(figures).toHaveText(/^00.*00.*10.*00/);
  await clock.run(1_000);
  await expect(figures).toHaveText(/^00.*00.*09.*59/);
});

test('a device that slept, its timers too, is right again when it wakes', async ({
  page,
  shop,
  clock,
  guard,
  t,
}) => {
  guard.allow(/market\.json/);
  await clock.stand(NOON);
  await shop.open('/');
  await shop.timeKnown();
  const countdown = shop.region(t.schedule.countdown);
  await hide(page);
  // Awake, but not yet on the network: the device's clock has to do.
  await page.route(PROBE, (route) => route.abort('internetdisconnected'));
  await clock.freeze(Date.parse('2026-11-27T21:55:00+07:00') - Date.parse(NOON));
  await show(page);
  await expect(countdown).toContainText(t.schedule.label_closing_soon);
  await expect(countdown.getByRole('timer')).toHaveText(/^00.*00.*05.*00/);
});

test('a device whose clock is set anew while the page is open is corrected', async ({
  page,
  shop,
  clock,
  t,
}) => {
  await clock.stand(NOON);
  await shop.open('/');
  await shop.timeKnown();
  const figures = shop.region(t.schedule.countdown).getByRole('timer');
  await expect(figures).toHaveText(/^02.*08.*30.*00/);
  // The reader goes to the settings and comes back; the server's clock is as it was.
  await hide(page);
  await clock.setDevice('2026-11-27T20:45:00+07:00');
  // What counts the seconds in between is not the clock that was set.
  await show(page);
  await expect(figures).toHaveText(/^02.*08.*30.*00/);
  await expect(shop.chip).toContainText(t.schedule.chip_closed);
});
