import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/index.ts';
import { fill } from './fixtures/language.ts';
import { dateOf } from './fixtures/time.ts';
import { hide } from './fixtures/view.ts';

const NEXT = '2026-11-27';

/** Remembers what the page asks of the system, in the place of showing it. */
async function hearSystem(page: Page, answer: NotificationPermission): Promise<void> {
  await page.addInitScript((answer) => {
    const said: string[] = [];
    let permission: NotificationPermission = 'default';
    class Notification {
      static get permission() {
        return permission;
      }
      static async requestPermission() {
        said.push('asked');
        permission = answer;
        return answer;
      }
      constructor(title: string) {
        said.push(title);
      }
    }
    Object.assign(window, { Notification, said });
    HTMLMediaElement.prototype.play = async function () {
      said.push(new URL(this.src).pathname);
    };
  }, answer);
}

function said(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { said: string[] }).said);
}

test('the coming nights are listed, each with its file and a link @languages', async ({
  shop,
  page,
  language,
  t,
}) => {
  await shop.open('/');
  await shop.main.getByRole('link', { name: t.calendar.link }).click();
  await expect(shop.heading).toHaveText(t.calendar.title);
  const nights = shop.main.getByRole('region', { name: t.calendar.coming }).getByRole('listitem');
  await expect(nights).toHaveCount(5);
  await expect(nights.first()).toContainText(dateOf(language, NEXT));
  await expect(nights.last()).toContainText(dateOf(language, '2026-12-25'));

  const date = dateOf(language, NEXT);
  const google = nights.first().getByRole('link', { name: fill(t.calendar.google_of, { date }) });
  const address = new URL((await google.getAttribute('href')) ?? '');
  expect(address.host).toBe('calendar.google.com');
  expect(address.searchParams.get('dates')).toBe('20261127T133000Z/20261127T150000Z');
  expect(address.searchParams.get('text')).toBe(t.shell.market_name);

  const download = page.waitForEvent('download');
  await nights.first().getByRole('link', { name: fill(t.calendar.file_of, { date }) }).click();
  expect((await download).suggestedFilename()).toBe('2026-11-27-2030.ics');
  await expect(shop.heading, 'the page stays').toHaveText(t.calendar.title);
});

test('every file of the calendar is one that calendars read @languages', async ({ shop, page, t }) => {
  await shop.open('/calendar');
  const follow = shop.main.getByRole('link', { name: t.calendar.follow, exact: true });
  await expect(follow).toHaveAttribute('href', `webcal://cho-dem.example.com${shop.path('/calendar.ics')}`);
  const files = shop.main.locator('a[download]');
  await expect(files).toHaveCount(6);
  for (const file of await files.all()) {
    const answer = await page.request.get((await file.getAttribute('href')) ?? '');
    expect(answer.headers()['content-type']).toMatch(/^text\/calendar/);
    const lines = (await answer.text()).split('\r\n');
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.at(-2)).toBe('END:VCALENDAR');
    expect(lines).toContain(`SUMMARY:${t.shell.market_name}`);
  }
});

test('the title of the tab counts down the last ten minutes, in view and out of it', async ({
  shop,
  page,
  clock,
  t,
}) => {
  await clock.stand(`${NEXT}T20:19:58+07:00`);
  await shop.open('/');
  await shop.timeKnown();
  await expect(page).toHaveTitle(t.shell.market_name);
  await clock.run(2_000);
  await expect(page).toHaveTitle(`(10:00) ${t.shell.market_name}`);
  await hide(page);
  await clock.run(61_000);
  await expect(page).toHaveTitle(`(08:59) ${t.shell.market_name}`);
  await clock.jumpTo(`${NEXT}T20:30:01+07:00`);
  await clock.run(1_000);
  await expect(page).toHaveTitle(t.shell.market_name);
});

test('whoever asked for it is told of the opening, once in all tabs', async ({
  shop,
  page,
  context,
  clock,
  t,
}) => {
  await hearSystem(page, 'granted');
  await clock.stand(`${NEXT}T20:10:00+07:00`);
  await shop.open('/calendar');
  await shop.timeKnown();
  expect(await said(page), 'nothing is asked before a press').toEqual([]);
  await shop.main.getByRole('checkbox', { name: t.reminder.notice }).check();
  await shop.main.getByRole('checkbox', { name: t.reminder.bell }).check();
  await expect.poll(() => said(page)).toEqual(['asked', '/sounds/bell.wav']);

  const other = await context.newPage();
  await other.goto(shop.path('/calendar'));
  await expect(other.getByRole('checkbox', { name: t.reminder.bell })).toBeChecked();
  await other.close();

  await hide(page);
  await clock.jumpTo(`${NEXT}T20:29:58+07:00`);
  await clock.run(1_000);
  expect(await said(page)).toHaveLength(2);
  await clock.run(3_000);
  await expect.poll(() => said(page)).toEqual([
    'asked',
    '/sounds/bell.wav',
    '/sounds/bell.wav',
    t.reminder.opened,
  ]);
  await clock.run(60_000);
  expect(await said(page)).toHaveLength(4);
  const done = await page.evaluate(() => localStorage.getItem('reminder.done'));
  expect(Number(done), 'other tabs see that it was done').toBe(Date.parse(`${NEXT}T20:30:00+07:00`));
});

test('a device that slept over the opening is not told hours later', async ({ shop, page, clock, t }) => {
  await hearSystem(page, 'granted');
  await clock.stand(`${NEXT}T20:10:00+07:00`);
  await shop.open('/calendar');
  await shop.timeKnown();
  await shop.main.getByRole('checkbox', { name: t.reminder.notice }).check();
  await hide(page);
  await clock.jumpTo(`${NEXT}T21:30:00+07:00`);
  await clock.run(5_000);
  expect(await said(page)).toEqual(['asked']);
});

test('where notifications are forbidden the reader is told what to do', async ({ shop, page, t }) => {
  await hearSystem(page, 'denied');
  await shop.open('/calendar');
  const box = shop.main.getByRole('checkbox', { name: t.reminder.notice });
  await box.click();
  await expect(shop.main.getByRole('status')).toHaveText(t.reminder.denied);
  await expect(box).not.toBeChecked();
  await shop.reload();
  await expect(box).not.toBeChecked();
});
