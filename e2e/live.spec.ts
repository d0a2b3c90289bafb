/** The live sessions: the programme through a night, players, pins, and what can go wrong. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/index.ts';
import { product, say, variant } from './fixtures/content.ts';
import { CLIP, live as content, session } from './fixtures/live.ts';
import { dateOf } from './fixtures/time.ts';
import { hide, show } from './fixtures/view.ts';

const glaze = session('ve-men-lam');
const silk = session('khan-lua-mua-dong');
const rice = session('com-moi');
const tea = session('uop-tra-sen');
const rattan = session('dan-may');

/** To a question that is under way when the clock jumps, the time it may take has run out. */
const LATE = /live\.json: TimedOut/;

/** The players of others; a press alone may bring them. */
const OTHERS = /^https:\/\/(www\.youtube-nocookie\.com|www\.facebook\.com)\//;

/** What others are asked for; they are answered from here. */
async function others(page: Page): Promise<string[]> {
  const asked: string[] = [];
  await page.route(OTHERS, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>player</title>' });
  });
  return asked;
}

test('the programme follows the night', { tag: '@languages' }, async ({ shop, live, clock, guard, language, t }) => {
  guard.allow(LATE);
  await clock.stand('2026-11-27T20:24:59+07:00');
  await shop.open('/live');
  await shop.timeKnown();
  const tonight = shop.say(t.live.tonight, { date: dateOf(language, '2026-11-27') });
  const night = shop.region(tonight);
  await expect(night.getByRole('article')).toHaveCount(2);
  await expect(live.row(glaze)).toContainText(t.live.planned);
  await expect(live.row(rice)).toContainText(t.live.cancelled);
  await expect(live.row(rice)).toContainText(say(rice.cancelled!, language));
  await expect(live.row(tea)).toContainText(t.live.replay);
  await clock.run(1_000);
  await expect(live.row(glaze)).toContainText(t.live.soon);
  await clock.jumpTo('2026-11-27T20:40:00+07:00');
  await expect(live.row(glaze)).toContainText(t.live.on);
  await expect(live.row(silk)).toContainText(t.live.planned);
  await clock.jumpTo('2026-11-27T21:10:00+07:00');
  await expect(live.row(glaze)).toContainText(t.live.ended);
  await expect(live.row(silk)).toContainText(t.live.soon);
  await clock.jumpTo('2026-11-27T21:45:00+07:00');
  await expect(shop.region(t.live.past).getByRole('article')).toHaveCount(4);
  await expect(night).toHaveCount(0);
});

test('a session goes from planned to its end on its own page', { tag: '@languages' }, async ({
  shop,
  live,
  clock,
  guard,
  t,
}) => {
  guard.allow(LATE);
  await clock.stand('2026-11-27T20:00:00+07:00');
  await live.open(glaze.slug);
  await expect(live.status).toContainText(t.live.planned);
  await expect(live.watch).toHaveCount(0);
  await expect(live.pinned).toHaveCount(0);
  await clock.jumpTo('2026-11-27T20:40:59+07:00');
  await expect(live.status).toHaveText(t.live.on);
  await expect(live.pinned).toContainText(t.live.nothing_pinned);
  await clock.run(1_000);
  await live.expectPinned('lo-hoa-men-lam');
  await clock.jumpTo('2026-11-27T20:50:00+07:00');
  await live.expectPinned('bat-dia-hoa-sen');
  await expect(shop.card(product('lo-hoa-men-lam'), live.shown)).toBeVisible();
  await clock.jumpTo('2026-11-27T21:10:00+07:00');
  await expect(live.status).toContainText(t.live.no_replay);
  await expect(live.pinned).toHaveCount(0);
  await expect(live.shown.getByRole('article')).toHaveCount(3);
});

test('nothing of others is asked for before the press', async ({ page, shop, live, clock, guard, t }) => {
  guard.allow(/request to somebody else: https:\/\/www\.youtube-nocookie\.com\/embed\//);
  const asked = await others(page);
  await clock.set('2026-11-27T20:45:00+07:00');
  await live.open(glaze.slug);
  await expect(live.watch).toBeVisible();
  await expect(shop.main).toContainText(shop.say(t.live.asks, { platform: 'YouTube' }));
  await expect(live.elsewhere('YouTube')).toHaveAttribute('href', 'https://www.youtube.com/watch?v=minhhoa-003');
  await expect(live.frame).toHaveCount(0);
  expect(asked).toEqual([]);
  await live.watch.click();
  await expect(live.frame).toHaveAttribute('title', say(glaze.title, 'vi'));
  await expect.poll(() => asked).toEqual([
    'https://www.youtube-nocookie.com/embed/minhhoa-003?autoplay=1&rel=0&start=0',
  ]);
});

test('whoever watches is not cut off, and the player stays while products change', async ({
  page,
  live,
  clock,
  guard,
  t,
}) => {
  guard.allow(/request to somebody else: https:\/\/www\.facebook\.com\/plugins\//);
  const asked = await others(page);
  await live.serve();
  await clock.stand('2026-11-27T21:20:00+07:00');
  await live.open(silk.slug);
  await live.watch.click();
  await expect(live.frame).toBeVisible();
  live.change(silk.slug, { pins: [...silk.pins, { product: 'lua-van-phuc', at_s: 302 }] });
  await clock.run(5_000);
  await live.expectPinned('lua-van-phuc');
  await clock.jumpTo('2026-11-27T21:45:10+07:00');
  await expect(live.status).toContainText(t.live.no_replay);
  await expect(live.frame).toBeVisible();
  expect(asked).toHaveLength(1);
});

test('a pin reaches the page within five seconds, and only while somebody looks', async ({
  page,
  live,
  clock,
}) => {
  await live.serve();
  await clock.stand('2026-11-27T20:45:00+07:00');
  await live.open(glaze.slug);
  await live.expectPinned('lo-hoa-men-lam');
  live.change(glaze.slug, { pins: [...glaze.pins, { product: 'am-chen-bat-trang', at_s: 300 }] });
  await clock.run(5_000);
  await live.expectPinned('am-chen-bat-trang');
  await hide(page);
  const before = live.asked;
  await clock.run(60_000);
  expect(live.asked).toBe(before);
  live.change(glaze.slug, { pins: [...glaze.pins, { product: 'bat-dia-hoa-sen', at_s: 360 }] });
  await show(page);
  await live.expectPinned('bat-dia-hoa-sen');
});

test('nobody asks while no session is near', async ({ live, clock, shop }) => {
  await live.serve();
  await clock.stand('2026-11-26T12:00:00+07:00');
  await shop.open('/live');
  await shop.timeKnown();
  const before = live.asked;
  await clock.run(120_000);
  expect(live.asked).toBe(before);
});

test('a server that is away is asked less and less', async ({ page, live, clock, guard, shop, t }) => {
  guard.allow(/live\.json/);
  await live.serve();
  await clock.stand('2026-11-27T20:45:00+07:00');
  await live.open(glaze.slug);
  let failed = 0;
  await page.route('**/data/live.json', (route) => {
    failed += 1;
    return route.abort('connectionrefused');
  });
  await clock.run(4_000);
  await expect(shop.main).toContainText(t.live.kept);
  for (let second = 4; second < 120; second += 4) {
    await clock.run(4_000);
  }
  expect(failed).toBeGreaterThan(2);
  expect(failed).toBeLessThan(9);
  await live.expectPinned('lo-hoa-men-lam');
});

test('a product goes into the cart beside the stream', async ({ page, shop, live, clock, cart, t }) => {
  await live.serve();
  live.change(glaze.slug, { stream: CLIP });
  await clock.set('2026-11-27T20:50:10+07:00');
  await live.open(glaze.slug);
  await live.watch.click();
  await live.expectPlaying();
  await live.expectPinned('bat-dia-hoa-sen');
  await live.pinned.getByRole('button', { name: t.buy.add, exact: true }).click();
  await cart.expectCount(1);
  const [line] = await cart.stored();
  const bowl = product('bat-dia-hoa-sen');
  expect(line).toMatchObject({ product: bowl.slug, variant: variant(bowl).id });
  await expect(page).toHaveURL(shop.path(`/live/${glaze.slug}`));
  await live.expectPlaying();
});

test('a stream of the shop’s own plays, and its program comes with the press', async ({ page, live, clock }) => {
  const programs: string[] = [];
  page.on('request', (request) => /\/assets\/hls-/.test(request.url()) && programs.push(request.url()));
  await live.serve();
  live.change(tea.slug, { replay: CLIP, pins: [{ product: 'tra-sen-tay-ho', at_s: 9 }] });
  await clock.set('2026-11-25T12:00:00+07:00');
  await live.open(tea.slug);
  await expect(live.watch).toBeVisible();
  expect(programs).toEqual([]);
  await live.watch.click();
  await live.expectPlaying();
  expect(programs).toHaveLength(1);
  await live.chapters.getByRole('button').click();
  const second = () => live.video.evaluate((video: HTMLVideoElement) => video.currentTime);
  await expect.poll(second).toBeGreaterThanOrEqual(9);
});

test('a chapter of a recording elsewhere starts the player there', async ({ page, live, clock, guard }) => {
  guard.allow(/request to somebody else: https:\/\/www\.youtube-nocookie\.com\/embed\//);
  const asked = await others(page);
  await clock.set('2026-11-25T12:00:00+07:00');
  await live.open(tea.slug);
  await live.chapters.getByRole('button', { name: /^2:00/ }).click();
  await expect.poll(() => asked).toEqual([
    'https://www.youtube-nocookie.com/embed/minhhoa-002?autoplay=1&rel=0&start=120',
  ]);
});

test('what keeps a stream from being seen is said', { tag: '@languages' }, async ({
  page,
  shop,
  live,
  clock,
  guard,
  language,
  t,
}) => {
  guard.allow(/live-clip/);
  await live.serve();
  live.change(glaze.slug, { stream: CLIP });
  live.change(silk.slug, { delayed_to: '2026-11-27T21:30' });
  await clock.set('2026-11-27T21:05:00+07:00');
  await live.open(glaze.slug);
  await test.step('dead', async () => {
    await page.route('**/live-clip/*', (route) => route.fulfill({ status: 404, body: '' }));
    await live.watch.click();
    await expect(shop.main.getByRole('alert')).toContainText(t.live.dead, { timeout: 15_000 });
    await page.unroute('**/live-clip/*');
    await live.serve();
    await shop.main.getByRole('button', { name: t.failure.retry }).click();
    await live.expectPlaying();
    await expect(shop.main.getByRole('alert')).toHaveCount(0);
  });
  await test.step('late', async () => {
    await live.open(silk.slug);
    await expect(live.status).toContainText(t.live.late);
    await expect(live.status).toContainText('21:30');
    await expect(live.watch).toHaveCount(0);
  });
  await test.step('cancelled', async () => {
    await live.open(rice.slug);
    const because = shop.say(t.live.cancelled_because, { reason: say(rice.cancelled!, language) });
    await expect(live.status).toContainText(because);
  });
});

test('a browser that cannot play says so and names the way', async ({ page, shop, live, clock, t }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'MediaSource');
    Reflect.deleteProperty(window, 'WebKitMediaSource');
  });
  await live.serve();
  live.change(glaze.slug, { stream: CLIP });
  await clock.set('2026-11-27T20:45:00+07:00');
  await live.open(glaze.slug);
  await live.watch.click();
  await expect(shop.main.getByRole('alert')).toContainText(t.live.unable);
  await expect(shop.main.getByRole('link', { name: t.live.open_stream })).toHaveAttribute('href', CLIP.kind === 'hls' ? CLIP.url : '');
});

test('a stream on another page is a plain link', async ({ live, clock }) => {
  await clock.set('2026-12-04T21:20:00+07:00');
  await live.open(rattan.slug);
  await expect(live.elsewhere('live.example.com')).toHaveAttribute('href', 'https://live.example.com/dan-may');
  await expect(live.watch).toHaveCount(0);
});

test('who streams, by which rules, and where to complain', { tag: '@languages' }, async ({ shop, live, language, t }) => {
  await live.open(glaze.slug);
  const streamer = shop.region(t.live.streamer);
  await expect(streamer).toContainText(say(glaze.streamer.verified, language));
  await expect(streamer.getByRole('link', { name: t.live.complain })).toHaveAttribute('href', shop.path(`/complaints?about=/live/${glaze.slug}`));
  await expect(shop.region(t.live.rules).getByRole('listitem')).toHaveCount(content.rules.length);
});

test('an address without a session leads back', async ({ shop, guard, t }) => {
  guard.allow(/404.*\/live\/nowhere/);
  const response = await shop.open('/live/nowhere');
  expect(response.status()).toBe(404);
  await expect(shop.heading).toHaveText(t.missing.title);
});

test('the home page leads to the programme, and back and forth nothing is lost', async ({ shop, live, t }) => {
  await shop.open('/');
  await shop.main.getByRole('link', { name: t.live.band }).click();
  await expect(shop.heading).toHaveText(t.live.title);
  await shop.timeKnown();
  await live.row(glaze).getByRole('link').click();
  await expect(shop.heading).toHaveText(say(glaze.title, 'vi'));
  await shop.footer.getByRole('link', { name: t.live.title }).click();
  await expect(shop.heading).toHaveText(t.live.title);
});

test.describe('to the eye and the ear', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('axe finds nothing in a session that is on and in a recording', async ({ page, live, clock }) => {
    await live.serve();
    live.change(glaze.slug, { stream: CLIP });
    await clock.set('2026-11-27T20:55:00+07:00');
    for (const one of [glaze, tea]) {
      await live.open(one.slug);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), colorScheme).toEqual([]);
      }
    }
  });
});
