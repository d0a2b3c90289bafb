import { events, say } from './fixtures/content.ts';
import { expect, test } from './fixtures/index.ts';

const everywhere = { tag: '@languages' };
const [tea, festival, meeting, closing] = events as [
  (typeof events)[0],
  (typeof events)[0],
  (typeof events)[0],
  (typeof events)[0],
];

test('the page names every event, and what is over', everywhere, async ({ shop, language, t }) => {
  await shop.open('/events');
  await shop.timeKnown();
  const articles = shop.main.getByRole('article');
  await expect(articles.getByRole('heading', { level: 2 })).toHaveText(events.map(({ title }) => say(title, language)));
  for (const [index, event] of events.entries()) {
    const article = articles.nth(index);
    await expect.soft(article).toContainText(say(event.place, language));
    await expect.soft(article).toContainText(say(event.text, language));
    await expect.soft(article.getByText(t.events.over, { exact: true })).toHaveCount(event === tea ? 1 : 0);
  }
});

test('before the time is known nothing is said to be over', everywhere, async ({ request, shop, t }) => {
  const html = await (await request.get(shop.path('/events'))).text();
  expect(html).toContain(say(tea.title, shop.language));
  expect(html).not.toContain(`>${t.events.over}<`);
});

test('the home page names the next events', everywhere, async ({ page, shop, language, t }) => {
  await shop.open('/');
  await shop.timeKnown();
  const strip = shop.region(t.events.next);
  const links = strip.getByRole('listitem').getByRole('link');
  await expect(links).toContainText([say(festival.title, language), say(meeting.title, language)]);
  await expect(strip).not.toContainText(say(tea.title, language));
  await links.first().click();
  await expect(page).toHaveURL(new RegExp(`${shop.path('/events')}#${festival.slug}$`));
  await expect(shop.heading).toHaveText(t.events.title);
});

for (const [name, instant, left] of [
  ['on the last day of an event', '2026-12-13T23:59:00+07:00', [festival, meeting]],
  ['on the day after', '2026-12-14T00:00:30+07:00', [meeting, closing]],
  ['when one is left', '2026-12-20T12:00:00+07:00', [closing]],
  ['when all are over', '2026-12-28T12:00:00+07:00', []],
] as const) {
  test(`the strip ${name}, and nothing moves for it`, async ({ page, shop, clock, t }) => {
    await clock.set(instant);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/data/market.json', async (route) => {
      await held;
      await route.fallback();
    });
    await shop.open('/');
    const strip = shop.region(t.events.next);
    const links = strip.getByRole('listitem').getByRole('link');
    await expect(links).toHaveCount(2);
    const height = async () => (await strip.boundingBox())!.height;
    const before = await height();
    release();
    await shop.timeKnown();
    await expect(links).toHaveCount(left.length);
    await expect(links).toContainText(left.map(({ title }) => title.vi));
    if (left.length === 0) {
      await expect(strip).toContainText(t.events.all_over);
    }
    expect(await height()).toBe(before);
  });
}

test('a shop without events has no strip, and a page that says so', async ({ shop, data, t }) => {
  await data.changeIndex((index) => Reflect.deleteProperty(index, 'events'));
  await data.break('events.json', { body: '{"events":[]}' });
  await shop.open('/');
  await expect(shop.region(t.home.five_stars)).toBeVisible();
  await expect(shop.region(t.events.next)).toHaveCount(0);
  await shop.footer.getByRole('link', { name: t.events.title }).click();
  await expect(shop.main).toContainText(t.events.none);
});
