/** Around a live session: the small player, a product that stays in its place, and reminders. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures/index.ts';
import { product, say } from './fixtures/content.ts';
import { CLIP, session } from './fixtures/live.ts';

const glaze = session('ve-men-lam');
const silk = session('khan-lua-mua-dong');

declare global {
  interface Window {
    /** The titles of the notifications that were shown. */
    notices: string[];
  }
}

/** Allows notices, and keeps their titles: a browser without windows refuses them. */
async function allowNotices(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.notices = [];
    window.Notification = class {
      static permission = 'granted';
      static requestPermission = async () => 'granted';
      constructor(title: string) {
        window.notices.push(title);
      }
    } as unknown as typeof Notification;
  });
}

test('a stream goes on in a small player while the shopper looks around', async ({ page, shop, live, clock, t }) => {
  await live.serve();
  live.change(glaze.slug, { stream: CLIP });
  await clock.set('2026-11-27T20:50:10+07:00');
  await live.open(glaze.slug);
  await live.watch.click();
  await live.expectPlaying();
  const small = page.getByRole('complementary', { name: t.live.mini });
  await expect(small).toHaveCount(0);
  await live.pinned.getByRole('heading', { level: 3 }).getByRole('link').click();
  await expect(page).toHaveURL(/\/products\//);
  const now = () => small.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);
  const before = await now();
  expect(before).toBeGreaterThan(0);
  await expect.poll(now).toBeGreaterThan(before);
  // On to another page of the app, and the stream with it.
  await shop.footer.getByRole('link', { name: t.events.title }).click();
  await expect(shop.heading).toHaveText(t.events.title);
  await expect(small).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('aside').analyze();
  expect(violations).toEqual([]);
  const title = say(glaze.title, 'vi');
  const back = small.getByRole('link', { name: shop.say(t.live.mini_back, { title }) });
  await back.focus();
  await page.keyboard.press('Enter');
  await expect(shop.heading).toHaveText(title);
  await expect(small).toHaveCount(0);
  await live.expectPlaying();
  // Away again, and closed by the keyboard.
  await shop.footer.getByRole('link', { name: t.events.title }).click();
  await expect(shop.main.getByRole('article').last()).toBeVisible();
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  const place = () => shop.heading.boundingBox();
  const standing = [await height(), await place()];
  await small.getByRole('button', { name: t.live.mini_close }).focus();
  await page.keyboard.press('Enter');
  await expect(small).toHaveCount(0);
  // It came, stood and went without moving anything.
  expect([await height(), await place()]).toEqual(standing);
  await expect(page.locator('video')).toHaveCount(0);
});

test('nobody who has not pressed takes a stream along', async ({ page, shop, live, clock, t }) => {
  await live.serve();
  live.change(glaze.slug, { stream: CLIP });
  await clock.set('2026-11-27T20:50:10+07:00');
  await live.open(glaze.slug);
  await expect(live.watch).toBeVisible();
  await shop.footer.getByRole('link', { name: t.events.title }).click();
  await expect(shop.heading).toHaveText(t.events.title);
  await expect(page.getByRole('complementary', { name: t.live.mini })).toHaveCount(0);
});

test('a new pin does not exchange the product under a finger', async ({ shop, live, clock, t }) => {
  await live.serve();
  await clock.stand('2026-11-27T20:45:00+07:00');
  await live.open(glaze.slug);
  const name = (slug: string) => live.name(product(slug));
  const shown = live.pinned.getByRole('heading', { level: 3 });
  await expect(shown).toHaveText(name('lo-hoa-men-lam'));
  await live.pinned.getByRole('button', { name: t.buy.add, exact: true }).focus();
  live.change(glaze.slug, { pins: [...glaze.pins, { product: 'am-chen-bat-trang', at_s: 300 }] });
  await clock.run(5_000);
  // It is heard of, and what is shown stays.
  await live.expectPinned('am-chen-bat-trang');
  await expect(shown).toHaveText(name('lo-hoa-men-lam'));
  await expect(live.pinned).toContainText(shop.say(t.live.next_pinned, { name: name('am-chen-bat-trang') }));
  await live.pinned.getByRole('button', { name: t.live.show_pinned }).click();
  await expect(shown).toHaveText(name('am-chen-bat-trang'));
  await expect(live.pinned.getByRole('button', { name: t.live.show_pinned })).toHaveCount(0);
});

test('whoever leaves the product sees the new one at once', async ({ page, live, clock, t }) => {
  await live.serve();
  await clock.stand('2026-11-27T20:45:00+07:00');
  await live.open(glaze.slug);
  const shown = live.pinned.getByRole('heading', { level: 3 });
  await live.pinned.hover();
  live.change(glaze.slug, { pins: [...glaze.pins, { product: 'am-chen-bat-trang', at_s: 300 }] });
  await clock.run(5_000);
  await expect(live.pinned.getByRole('button', { name: t.live.show_pinned })).toBeVisible();
  await page.mouse.move(1, 1);
  await expect(shown).toHaveText(live.name(product('am-chen-bat-trang')));
});

test('a session is kept in the calendar', async ({ page, shop, live, clock, t }) => {
  await clock.set('2026-11-27T12:00:00+07:00');
  await live.open(silk.slug);
  const waiting = page.waitForEvent('download');
  await shop.region(t.live.remind_title).getByRole('button', { name: t.live.calendar }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe(`${silk.slug}.ics`);
  const text = readFileSync(await download.path(), 'utf8').replaceAll('\r\n ', '');
  expect(text).toContain('DTSTART;TZID=Asia/Ho_Chi_Minh:20261127T211500\r\n');
  expect(text).toContain(`SUMMARY:${say(silk.title, 'vi')}\r\n`);
});

test('the programme takes the wish to be reminded, for what is to come', async ({
  page,
  shop,
  live,
  clock,
  t,
}) => {
  await allowNotices(page);
  await clock.set('2026-11-27T20:50:00+07:00');
  await shop.open('/live');
  await shop.timeKnown();
  const ways = (title: string) => shop.main.getByRole('group', { name: title });
  await expect(ways(say(glaze.title, 'vi'))).toHaveCount(0);
  const own = ways(say(silk.title, 'vi'));
  await own.getByRole('checkbox', { name: t.live.remind }).check();
  await expect(own.getByRole('button', { name: t.live.calendar })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  expect(violations).toEqual([]);
  await live.open(silk.slug);
  const remind = shop.region(t.live.remind_title).getByRole('checkbox', { name: t.live.remind });
  await expect(remind).toBeChecked();
});

test('whoever asked is told that a session begins, on whatever page', async ({
  page,
  shop,
  live,
  clock,
  guard,
  t,
}) => {
  guard.allow(/live\.json: TimedOut/);
  await allowNotices(page);
  await live.serve();
  await clock.stand('2026-11-27T21:13:30+07:00');
  await live.open(silk.slug);
  const remind = shop.region(t.live.remind_title).getByRole('checkbox', { name: t.live.remind });
  await expect(remind).not.toBeChecked();
  await remind.check();
  await shop.reload();
  await shop.timeKnown();
  await expect(remind).toBeChecked();
  await shop.footer.getByRole('link', { name: t.events.title }).click();
  await expect(shop.heading).toHaveText(t.events.title);
  await expect(shop.main.getByRole('article').first()).toBeVisible();
  await clock.run(80_000);
  expect(await page.evaluate(() => window.notices)).toEqual([]);
  await clock.run(30_000);
  await expect.poll(() => page.evaluate(() => window.notices)).toEqual([say(silk.title, 'vi')]);
  await clock.run(60_000);
  expect(await page.evaluate(() => window.notices)).toHaveLength(1);
});
