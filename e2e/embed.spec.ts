/** The market in a portal's page: another site with a policy of its own. */
import { AxeBuilder } from '@axe-core/playwright';
import { cheapest, product, producers, products, say } from './fixtures/content.ts';
import { money } from './fixtures/language.ts';
import { expect, test } from './fixtures/portal.ts';

const COUNTDOWN = '<ocop-market kind="countdown"></ocop-market>';
const tea = product('tra-sen-tay-ho');

test('the countdown counts in a portal, and the market opens', async ({ portal, clock, t }) => {
  await clock.set('2026-11-27T20:29:50+07:00');
  await portal.open(COUNTDOWN);
  const frame = portal.inside();
  await expect(frame.getByRole('timer')).toHaveText(/^00.*00.*00.*(0\d|10)/);
  await expect(frame.getByRole('status')).toHaveText(t.schedule.label_closed);
  await clock.run(12_000);
  await expect(frame.getByRole('status')).toHaveText(t.schedule.label_open);
  await expect(frame.getByText(t.schedule.closes_at.split('{')[0]!)).toContainText('22:00');
});

test('a wrong clock of the device opens no market', async ({ portal, clock, t }) => {
  await clock.stand('2026-11-27T20:29:00+07:00', '2026-11-27T21:00:00+07:00');
  await portal.open(COUNTDOWN);
  await expect(portal.inside().getByRole('status')).toHaveText(t.schedule.label_closed);
});

test('after the last night the countdown says that the season is over', async ({ portal, clock, t }) => {
  await clock.stand('2027-01-02T12:00:00+07:00');
  await portal.open(COUNTDOWN);
  const frame = portal.inside();
  await expect(frame.getByText(t.schedule.over_sentence)).toBeVisible();
  await expect(frame.getByRole('timer')).toBeHidden();
});

test('a shelf holds the products that are asked for', async ({ portal }) => {
  const maker = producers[0]!;
  const kinds: [string, (typeof products)[number][], number][] = [
    ['group="craft" limit="24"', products.filter((it) => it.group === 'craft'), 24],
    ['stars="5" limit="24"', products.filter((it) => it.stars === 5), 24],
    [`producer="${maker.slug}"`, products.filter((it) => it.producer === maker.slug), 8],
    ['group="food" stars="4" limit="2"', products.filter((it) => it.group === 'food' && it.stars === 4), 2],
  ];
  const tags = kinds.map(([attributes]) => `<ocop-market kind="shelf" ${attributes}></ocop-market>`);
  await portal.open(tags.map((tag) => `${tag}<hr>`).join(''));
  for (const [index, [, wanted, limit]] of kinds.entries()) {
    const element = portal.elements.nth(index);
    await element.scrollIntoViewIfNeeded();
    const names = portal.inside(element).getByRole('heading', { level: 2 });
    await expect(names).toHaveCount(Math.min(wanted.length, limit));
    const known = new Set(wanted.map((it) => say(it.name, 'vi')));
    expect((await names.allTextContents()).filter((name) => !known.has(name))).toEqual([]);
  }
});

test('a shelf of named products keeps their order, and leads to the shop in a new tab', async ({ portal, context }) => {
  const named = ['khan-lua-van-phuc', 'tra-sen-tay-ho'];
  await portal.open(`<ocop-market kind="shelf" lang="en" slugs="${named.join(', ')} no-such-product"></ocop-market>`);
  const items = portal.inside().getByRole('listitem');
  const wanted = named.map((slug) => say(product(slug).name, 'en'));
  await expect(portal.inside().getByRole('heading', { level: 2 })).toHaveText(wanted);
  await expect(items.nth(1)).toContainText(money('en', cheapest(tea).price));
  const opened = context.waitForEvent('page');
  await items.nth(1).getByRole('link').click();
  const tab = await opened;
  await expect(tab).toHaveURL(`${portal.shop}/en/products/${tea.slug}`);
  await tab.close();
  expect(await portal.heard('navigate')).toEqual([['navigate', { path: `/en/products/${tea.slug}` }]]);
});

test('prices of a market night hold while the market is open', async ({ portal, clock }) => {
  await clock.stand('2026-11-27T21:00:00+07:00');
  await portal.open(`<ocop-market kind="product" slug="${tea.slug}"></ocop-market>`);
  const item = portal.inside().getByRole('listitem');
  await expect(item).toContainText(money('vi', cheapest(tea).night_price!));
  await expect(item).toContainText(say(tea.summary, 'vi'));
});

test('a certificate that has run out shows no stars', async ({ portal, clock, t }) => {
  await clock.stand('2027-03-16T00:00:01+07:00');
  await portal.open(`<ocop-market kind="product" slug="${tea.slug}"></ocop-market>`);
  const item = portal.inside().getByRole('listitem');
  await expect(item).toContainText(t.product.expired_badge);
  await expect(item.getByRole('img')).toHaveCount(0);
});

test('a product that there is not is said, and the portal is told', async ({ portal, t }) => {
  await portal.open('<ocop-market kind="product" slug="no-such-product"></ocop-market>');
  await expect(portal.inside().getByText(t.embed.missing)).toBeVisible();
  await expect.poll(() => portal.heard('error')).toEqual([['error', { code: 'missing' }]]);
});

test('five stand on one page, each as high as it is, and come and go', async ({ portal, page }) => {
  const kinds = [
    'kind="countdown"',
    'kind="shelf" limit="1"',
    'kind="shelf" limit="6"',
    `kind="product" slug="${tea.slug}"`,
    'kind="countdown" lang="fr"',
  ];
  await portal.open(kinds.map((kind) => `<ocop-market ${kind}></ocop-market>`).join(''));
  for (const index of kinds.keys()) {
    const element = portal.elements.nth(index);
    await element.scrollIntoViewIfNeeded();
    const frame = await portal.frameOf(element);
    await expect
      .poll(async () => {
        const inner = await frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
        const outer = await element.locator('iframe').evaluate((it) => it.getBoundingClientRect().height);
        return inner > 50 && Math.abs(inner - outer) < 2;
      })
      .toBe(true);
  }
  await portal.ready(5);
  // One that has gone takes its frame with it, and stands as before when it comes back.
  await page.evaluate(() => {
    const element = document.querySelector('ocop-market')!;
    element.remove();
    document.body.append(element);
  });
  await portal.elements.nth(4).scrollIntoViewIfNeeded();
  await portal.ready(6);
  expect(page.frames().length).toBe(6);
});

test('what is out of sight is not loaded, and its place is kept', async ({ portal, page }) => {
  await portal.open(
    `<p id="far"></p>${COUNTDOWN}`,
    { head: '<style>#far{height:6000px}</style>' },
  );
  const box = await portal.elements.evaluate((it) => it.shadowRoot!.firstElementChild!.getBoundingClientRect().height);
  expect(box).toBeGreaterThanOrEqual(200);
  expect(page.frames().length).toBe(1);
  await portal.elements.scrollIntoViewIfNeeded();
  await portal.ready();
});

test('the place that is kept is nearly that which is needed', async ({ portal, page }) => {
  const kinds = [
    'kind="countdown"',
    'kind="countdown" lang="fr"',
    'kind="shelf"',
    'kind="shelf" limit="3" lang="en"',
    `kind="product" slug="${tea.slug}"`,
  ];
  // Nothing is loaded as long as it is out of sight, and what is kept can be measured.
  const far = '<p id="far"></p>';
  const body = kinds.map((kind) => `${far}<ocop-market ${kind}></ocop-market>`).join('');
  await portal.open(body, { head: '<style>#far{height:4000px}</style>' });
  for (const [index, kind] of kinds.entries()) {
    const element = portal.elements.nth(index);
    const height = () => element.evaluate((it) => it.shadowRoot!.firstElementChild!.getBoundingClientRect().height);
    const kept = await height();
    await element.scrollIntoViewIfNeeded();
    await portal.ready(index + 1);
    await expect(portal.inside(element).locator('[aria-busy]')).toHaveCount(0);
    await expect.poll(async () => (await portal.heard('height')).length).toBeGreaterThan(index);
    const needed = await height();
    expect(Math.abs(kept - needed) / needed, `${kind}: ${kept} for ${needed}`).toBeLessThan(0.15);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('styles of the portal do not come in, and none go out', async ({ portal, page }) => {
  const hostile = `*{visibility:hidden!important;font:99px monospace!important;letter-spacing:20px!important}
    iframe,div,slot,main,a{display:none!important;height:1px!important;transform:scale(0)!important}`;
  await portal.open(`<h1>Cổng</h1>${COUNTDOWN}`, { head: `<style>${hostile}</style>` });
  await portal.ready();
  const frame = portal.elements.locator('iframe');
  await expect(frame).toBeVisible();
  expect((await frame.boundingBox())!.height).toBeGreaterThan(100);
  const inner = portal.inside().getByRole('status');
  await expect(inner).toBeVisible();
  expect(await inner.evaluate((it) => getComputedStyle(it).letterSpacing)).toBe('normal');
  const outer = await page.locator('h1').evaluate((it) => getComputedStyle(it).fontSize);
  expect(outer).toBe('99px');
});

test('a policy without inline styles and with Trusted Types is kept', async ({ portal }) => {
  await portal.open(`${COUNTDOWN}<ocop-market kind="shelf" limit="2"></ocop-market>`, {
    policy: "style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  });
  await portal.elements.nth(1).scrollIntoViewIfNeeded();
  await portal.ready(2);
  // The guard sees what a policy forbids: nothing was.
  await expect(portal.inside(portal.elements.first()).getByRole('timer')).toBeVisible();
});

test('keys lead in and out again, and the frame has a name', async ({ portal, page, t }) => {
  await portal.open(`<button id="before">Trước</button>${COUNTDOWN}<button id="after">Sau</button>`);
  await portal.ready();
  await expect(portal.elements.locator('iframe')).toHaveAttribute('title', t.shell.market_name);
  const way = portal.inside().getByRole('link', { name: t.embed.open_market });
  await page.locator('#before').focus();
  await page.keyboard.press('Tab');
  await expect(way).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator('#after')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(way).toBeFocused();
});

test('attributes may change at any time', async ({ portal, page, t }) => {
  await portal.open(COUNTDOWN);
  await portal.ready();
  const root = portal.inside().locator('html');
  await portal.change({ theme: 'dark', accent: '#b3261e' });
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await expect(root).toHaveAttribute('data-on', 'dark');
  await portal.change({ theme: null });
  await expect(root).not.toHaveAttribute('data-theme');
  // How it looks is said, and nothing is loaded for it.
  expect((await portal.heard('ready')).length).toBe(1);
  await portal.change({ lang: 'en' });
  await portal.ready(2);
  await expect(root).toHaveAttribute('lang', 'en');
  await portal.change({ kind: 'shelf', lang: 'vi', limit: '1' });
  await portal.ready(3);
  await expect(portal.inside().getByRole('heading', { level: 1 })).toHaveText(t.embed.shelf);
  await portal.change({ title: 'Kệ hàng' });
  await expect(portal.elements.locator('iframe')).toHaveAttribute('title', 'Kệ hàng');
  // The reader's way back is as long as it was.
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
});

test('an accent never makes words unreadable', async ({ portal }) => {
  await portal.open(COUNTDOWN);
  await portal.ready();
  const frame = await portal.frameOf();
  for (const accent of ['#ffffff', '#000000', '#777777', '#b3261e', '#ffe600', '#0000ff', '#808000']) {
    await portal.change({ accent });
    const way = portal.inside().getByRole('link');
    await expect(way).toHaveCSS('background-color', rgb(accent));
    const text = await way.evaluate((it) => getComputedStyle(it).color);
    expect(contrast(text, rgb(accent)), accent).toBeGreaterThanOrEqual(4.5);
  }
  expect(await frame.evaluate(() => document.documentElement.style.length)).toBeLessThanOrEqual(3);
});

test('custom properties of the portal reach the frame', async ({ portal }) => {
  const head = '<style>ocop-market{--ocop-accent:#006400;--ocop-radius:4px}</style>';
  await portal.open(COUNTDOWN, { head });
  await portal.ready();
  const way = portal.inside().getByRole('link');
  await expect(way).toHaveCSS('background-color', 'rgb(0, 100, 0)');
  await expect(way).toHaveCSS('border-radius', '4px');
});

test('without scripts there is a plain link', async ({ browser, portal }) => {
  await portal.open('<ocop-market kind="countdown"><a href="https://example.com/">Chợ đêm</a></ocop-market>');
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${portal.origin}/`);
  await expect(page.getByRole('link', { name: 'Chợ đêm' })).toBeVisible();
  await context.close();
});

test('where the site is not one that may show it, the plain link stays', async ({ portal, guard, clock, t }) => {
  guard.allow(/frame-ancestors|ERR_BLOCKED_BY_RESPONSE|chromewebdata|blocked/i);
  await clock.set('2026-11-25T12:00:00+07:00');
  await portal.openElsewhere(COUNTDOWN);
  await expect.poll(() => portal.elements.locator('iframe').count()).toBe(1);
  await clock.run(31_000);
  const way = portal.elements.getByRole('link', { name: t.embed.open_market });
  await expect(way).toBeVisible();
  await expect(way).toHaveAttribute('href', `${portal.shop}/`);
  expect(await portal.heard('error')).toContainEqual(['error', { code: 'unreachable' }]);
  expect(await portal.heard('ready')).toEqual([]);
});

test('a plain iframe tells its host, and hears it', async ({ portal, page }) => {
  const address = `${portal.shop}/embed/countdown`;
  await portal.open(`<iframe title="market" src="${address}" width="600" height="300"></iframe>`, { bare: true });
  const frame = page.frameLocator('iframe');
  const send = (message: object) =>
    page.evaluate(
      ([message, origin]) => (window.frames[0] as Window).postMessage(message, origin as string),
      [message, portal.shop] as const,
    );
  await expect(frame.getByRole('timer')).toBeVisible();
  await send({ v: 1, type: 'lang', lang: 'fr' });
  await expect(frame.locator('html')).toHaveAttribute('lang', 'fr');
  const told = page.evaluate(
    (origin) =>
      new Promise((resolve) => {
        addEventListener('message', (event) => {
          if (event.origin === origin && event.data.type === 'ready' && event.data.kind === 'shelf') {
            resolve(event.data);
          }
        });
      }),
    portal.shop,
  );
  await send({ v: 1, type: 'navigate', path: '/embed/shelf' });
  expect(await told).toEqual({ v: 1, type: 'ready', kind: 'shelf', lang: 'vi' });
});

test('nothing in the light pages keeps anybody out', async ({ portal, page }) => {
  await portal.open(`${COUNTDOWN}<ocop-market kind="shelf" limit="3" theme="dark"></ocop-market>`);
  await portal.elements.nth(1).scrollIntoViewIfNeeded();
  await portal.ready(2);
  for (const path of ['/embed/countdown', '/en/embed/shelf?limit=2', `/fr/embed/product?slug=${tea.slug}&theme=dark`]) {
    await page.goto(`${portal.shop}${path}`);
    await expect(page.locator('[aria-busy]')).toHaveCount(0);
    // A part of a page need not have all that a whole one has.
    const found = await new AxeBuilder({ page }).disableRules(['region', 'page-has-heading-one']).analyze();
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map((it) => it.html)]), path).toEqual([]);
  }
});

test('the whole market stands in a portal, without what the portal has itself', async ({ portal, t }) => {
  await portal.open('<ocop-market path="/products" theme="dark" accent="#b3261e"></ocop-market>');
  await portal.ready();
  const frame = portal.inside();
  await expect(frame.locator('html')).toHaveAttribute('data-ready', '');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText(t.catalogue.title);
  await expect(frame.getByRole('contentinfo')).toBeHidden();
  await expect(frame.getByRole('link', { name: t.shell.market_name })).toBeHidden();
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  // What the portal wished stands in no address that a reader copies, and the page was taken over.
  expect((await portal.frameOf()).url()).toBe(`${portal.shop}/products`);
  await portal.change({ theme: 'light' });
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('a portal sends the market in its page elsewhere, and hears where its readers go', async ({ portal, page, t }) => {
  await portal.open('<ocop-market kind="live"></ocop-market>');
  await portal.ready();
  const frame = portal.inside();
  await expect(frame.locator('html')).toHaveAttribute('data-ready', '');
  await page.evaluate((shop) => {
    const { contentWindow } = document.querySelector('ocop-market')!.shadowRoot!.querySelector('iframe')!;
    contentWindow!.postMessage({ v: 1, type: 'navigate', path: '/producers' }, shop);
  }, portal.shop);
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText(t.producer.title);
  await expect.poll(() => portal.heard('navigate')).toEqual([['navigate', { path: '/producers' }]]);
  // It went there by itself: nothing was loaded anew.
  expect((await portal.heard('ready')).length).toBe(1);
});

test('the page on embedding shows what is chosen and the tag for it', async ({ portal, page, t }) => {
  await page.goto(`${portal.shop}/embed`);
  await page.getByLabel(t.embed.kind, { exact: true }).selectOption('shelf');
  await page.getByLabel(t.embed.group, { exact: true }).selectOption('craft');
  const tag = page.getByLabel(t.embed.tag, { exact: true });
  await expect(tag).toHaveValue(/<ocop-market kind="shelf" .*group="craft"/);
  await expect(tag).toHaveValue(/\/embed\.js" defer><\/script>/);
  await expect(portal.inside().getByRole('heading', { level: 1 })).toHaveText(t.embed.shelf);
  // The pinned script is the one whose hash stands beside it.
  const pinned = await page.getByLabel(t.embed.tag_pinned, { exact: true }).inputValue();
  const [, path, hash] = /src="[^"]*(\/assets\/embed-\w+\.js)" integrity="([^"]+)"/.exec(pinned)!;
  await page.evaluate(
    async ([src, integrity]) => {
      const script = Object.assign(document.createElement('script'), { src, integrity, crossOrigin: 'anonymous' });
      const loaded = new Promise((resolve, reject) => {
        script.onload = resolve;
        script.onerror = reject;
      });
      document.head.append(script);
      await loaded;
    },
    [path!, hash!],
  );
});

function rgb(colour: string): string {
  return `rgb(${[1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)).join(', ')})`;
}

/** The contrast of two colours, by WCAG. */
function contrast(one: string, other: string): number {
  const [dark, light] = [one, other].map(luminance).sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const parts = colour.match(/\d+/g)!.slice(0, 3).map((it) => Number(it) / 255);
  const [red, green, blue] = parts.map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
