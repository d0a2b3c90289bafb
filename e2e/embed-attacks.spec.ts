/** What hostile pages, links and messages try on the market in a portal, and that nothing comes of it. */
import type { Page } from '@playwright/test';
import { type Portal, expect, test } from './fixtures/portal.ts';

const COUNTDOWN = '<ocop-market kind="countdown"></ocop-market>';

/** Addresses that lead elsewhere, or would run something. */
const PATHS = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'javascript:alert(1)//https://x',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'blob:https://evil.example/1',
  'file:///etc/passwd',
  'https://evil.example/',
  'http:evil.example',
  '//evil.example',
  '///evil.example',
  '////evil.example/%2e%2e',
  '\\\\evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/a/..//evil.example',
  '/en/..//evil.example',
  ' /live',
  '/live\u0000',
  'live',
  '?embed=1',
  '#',
  '@evil.example',
  ':@evil.example',
  '/' + 'a'.repeat(2000),
];

/** Attributes that try to become something else. */
const ATTRIBUTES: Record<string, string>[] = [
  { kind: '__proto__' },
  { kind: 'constructor' },
  { kind: 'toString' },
  { kind: '../../admin' },
  { kind: 'javascript:alert(1)' },
  { kind: 'product', slug: '../../evil' },
  { kind: 'product', slug: 'a/../../b' },
  { kind: 'product', slug: 'a?embed=1' },
  { kind: 'product', slug: '<img src=x onerror=alert(1)>' },
  { kind: 'product', slug: '' },
  { kind: 'shelf', group: '"><script>alert(1)</script>' },
  { kind: 'shelf', producer: "'-alert(1)-'" },
  { kind: 'shelf', slugs: 'javascript:alert(1),//evil.example,<b>' },
  { kind: 'shelf', limit: '1e9', stars: '-1' },
  { kind: 'shelf', limit: '99999999999999999999' },
  { kind: 'countdown', lang: '../evil' },
  { kind: 'countdown', lang: 'vi"><script>alert(1)</script>' },
  { kind: 'countdown', theme: 'dark" onload="alert(1)' },
  { kind: 'countdown', accent: 'red;background:url(https://evil.example/)' },
  { kind: 'countdown', accent: 'url(https://evil.example/)' },
  { kind: 'countdown', accent: '#b3261e;}' },
  { kind: 'countdown', height: '-1' },
  { kind: 'countdown', height: '1;position:fixed' },
  { kind: 'countdown', title: '"><img src=x onerror=alert(1)>' },
];

/** What a frame may say that no frame of the market says. */
const SAID: unknown[] = [
  null,
  undefined,
  'height',
  42,
  [],
  [1, 'height'],
  {},
  { type: 'height', px: 900 },
  { v: 2, type: 'height', px: 900 },
  { v: '1', type: 'height', px: 900 },
  { v: 1, type: 'height' },
  { v: 1, type: 'height', px: '900' },
  { v: 1, type: 'height', px: -1 },
  { v: 1, type: 'height', px: 0 },
  { v: 1, type: 'height', px: 1e9 },
  { v: 1, type: 'height', px: 900.5 },
  { v: 1, type: 'height', px: NaN },
  { v: 1, type: 'height', px: Infinity },
  { v: 1, type: 'height', px: { valueOf: 900 } },
  { v: 1, type: '__proto__', px: 900 },
  { v: 1, type: 'constructor' },
  { v: 1, type: 'hasOwnProperty' },
  { v: 1, type: ['height'], px: 900 },
  { v: 1, type: 'navigate', path: 'javascript:alert(1)' },
  { v: 1, type: 'navigate', path: '//evil.example' },
  { v: 1, type: 'cart', lines: '<b>' },
  { v: 1, type: 'order', count: -1 },
  { v: 1, type: 'error', code: '<img onerror=alert(1)>' },
  { v: 1, type: 'ready', kind: '<b>', lang: 'vi' },
  { v: 1, type: 'ready', kind: 'countdown', lang: 'xx' },
  { v: 1, type: 'eval', code: 'alert(1)' },
];

/** What a frame of the market may be told that no portal tells it. */
const TOLD: unknown[] = [
  null,
  'theme',
  { type: 'theme', theme: 'dark' },
  { v: 2, type: 'theme', theme: 'dark' },
  { v: 1, type: 'theme', theme: 'pink' },
  { v: 1, type: 'theme', accent: 'red' },
  { v: 1, type: 'theme', accent: 'url(https://evil.example/)' },
  { v: 1, type: 'theme', theme: 'dark', accent: '#b3261e;background:red' },
  { v: 1, type: 'theme', theme: 'dark', radius: '1px' },
  { v: 1, type: 'theme', theme: 'dark', radius: 1e9 },
  { v: 1, type: 'lang', lang: '../evil' },
  { v: 1, type: 'lang', lang: '//evil.example' },
  { v: 1, type: '__proto__' },
  { v: 1, type: 'constructor' },
  ...PATHS.map((path) => ({ v: 1, type: 'navigate', path })),
];

/** Fails the test where a dialog opens or anything of another site than these is asked for. */
async function watch(page: Page, portal: Portal): Promise<string[]> {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && ![portal.shop, portal.origin].includes(origin)) {
      seen.push(request.url());
    }
  });
  return seen;
}

test('no path leads out of the market', async ({ portal, page }) => {
  await portal.open('');
  const seen = await watch(page, portal);
  const outcomes = await page.evaluate((paths) => {
    return paths.map((path) => {
      const element = document.createElement('ocop-market');
      element.setAttribute('path', path);
      document.body.replaceChildren(element);
      const root = element.shadowRoot!;
      const { href, textContent } = root.querySelector('a')!;
      return { path, frames: root.querySelectorAll('iframe').length, href, textContent };
    });
  }, PATHS);
  expect(outcomes.filter(({ frames, href }) => frames > 0 || href !== `${portal.shop}/`)).toEqual([]);
  const refused = await portal.heard('error');
  expect(refused).toEqual(PATHS.map(() => ['error', { code: 'refused' }]));
  expect(seen).toEqual([]);
});

test('no attribute becomes anything else than a value', async ({ portal, page, guard }) => {
  guard.allow(/status 404 .*\/embed\//);
  await portal.open('<main></main>');
  const seen = await watch(page, portal);
  for (const attributes of ATTRIBUTES) {
    const before = (await portal.heard('error')).length;
    await page.evaluate((attributes) => {
      const element = document.createElement('ocop-market');
      Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
      document.querySelector('main')!.replaceChildren(element);
    }, attributes);
    const frames = portal.elements.locator('iframe');
    // Either there is a frame, or none is to be expected.
    const refused = async () => (await portal.heard('error')).length - before;
    await expect.poll(async () => (await frames.count()) || (await refused())).toBeGreaterThan(0);
    for (const frame of await frames.all()) {
      const address = new URL((await frame.getAttribute('src'))!);
      expect(address.origin, JSON.stringify(attributes)).toBe(portal.shop);
      expect(address.pathname, JSON.stringify(attributes)).toMatch(/^\/(en\/|fr\/)?embed\/(countdown|shelf|product)$/);
      expect(address.search, JSON.stringify(attributes)).not.toMatch(/script|evil|alert|onload|[<>"]/i);
      expect((await frame.boundingBox())!.height).toBeLessThanOrEqual(10_000);
    }
  }
  expect(seen).toEqual([]);
});

test('the element hears its own frame and nobody else', async ({ portal, page }) => {
  await portal.open(`${COUNTDOWN}${portal.strangersFrame()}`);
  await portal.ready();
  const height = () => portal.elements.locator('iframe').evaluate((it) => it.style.height);
  await expect.poll(async () => (await portal.heard('height')).length).toBe(1);
  const before = await portal.heard();
  const usual = await height();
  const message = { v: 1, type: 'height', px: 1234 };
  // From the portal's own page, and from another site's frame in it.
  await page.evaluate((message) => window.postMessage(message, '*'), message);
  const stranger = await portal.stranger();
  await stranger.evaluate((message) => parent.postMessage(message, '*'), message);
  // Another window of the market itself is not the element's either.
  await page.evaluate(
    ([message, shop]) => {
      dispatchEvent(new MessageEvent('message', { data: message, origin: shop as string, source: window }));
      dispatchEvent(new MessageEvent('message', { data: message, origin: shop as string }));
      const own = document.querySelector('ocop-market')!.shadowRoot!.querySelector('iframe')!.contentWindow;
      for (const origin of ['null', '', 'https://evil.example', `${shop}.evil.example`, (shop as string).replace('http', 'https')]) {
        dispatchEvent(new MessageEvent('message', { data: message, origin, source: own }));
      }
    },
    [message, portal.shop] as const,
  );
  expect(await height()).toBe(usual);
  expect(await portal.heard()).toEqual(before);
});

test('the element takes only sound messages of its frame', async ({ portal }) => {
  await portal.open(COUNTDOWN);
  await portal.ready();
  await expect.poll(async () => (await portal.heard('height')).length).toBe(1);
  const frame = await portal.frameOf();
  const before = await portal.heard();
  const height = () => portal.elements.locator('iframe').evaluate((it) => it.style.height);
  const usual = await height();
  // Not through Playwright's own form of values: the frame makes them itself.
  for (const said of SAID) {
    await frame.evaluate((said) => parent.postMessage(said, '*'), said);
  }
  // What is sound and comes after them has been heard, and so have they.
  await frame.evaluate(() => parent.postMessage({ v: 1, type: 'cart', lines: 2, more: '<b>' }, '*'));
  await expect.poll(() => portal.heard('cart')).toEqual([['cart', { lines: 2 }]]);
  expect((await portal.heard()).slice(0, -1)).toEqual(before);
  expect(await height()).toBe(usual);
});

test('the market takes only sound messages of its portal', async ({ portal, page }) => {
  await portal.open(COUNTDOWN);
  await portal.ready();
  const seen = await watch(page, portal);
  const frame = await portal.frameOf();
  const address = frame.url();
  const tell = (messages: unknown[]) =>
    page.evaluate(
      ([messages, shop]) => {
        const { contentWindow } = document.querySelector('ocop-market')!.shadowRoot!.querySelector('iframe')!;
        (messages as unknown[]).forEach((message) => contentWindow!.postMessage(message, shop as string));
      },
      [messages, portal.shop] as const,
    );
  await tell(TOLD);
  await tell([{ v: 1, type: 'theme', radius: 7 }]);
  const root = portal.inside().locator('html');
  await expect(root).toHaveCSS('--ocop-radius', '7px');
  await expect(root).not.toHaveAttribute('data-theme');
  expect(await frame.evaluate(() => document.documentElement.style.length)).toBe(1);
  expect(frame.url()).toBe(address);
  expect(seen).toEqual([]);
});

test('the market hears no site but those that may show it', async ({ portal }) => {
  await portal.open(`${COUNTDOWN}${portal.strangersFrame()}`);
  await portal.ready();
  const stranger = await portal.stranger();
  await stranger.evaluate(() => {
    for (let index = 0; index < parent.frames.length; index += 1) {
      parent.frames[index]!.postMessage({ v: 1, type: 'theme', theme: 'dark' }, '*');
      parent.frames[index]!.postMessage({ v: 1, type: 'navigate', path: '/embed/shelf' }, '*');
    }
  });
  await portal.change({ accent: '#0000ff' });
  const root = portal.inside().locator('html');
  await expect(root).toHaveAttribute('data-on', 'dark');
  await expect(root).not.toHaveAttribute('data-theme');
  await expect(root).toHaveAttribute('data-kind', 'countdown');
});

/** Links to the light pages that somebody has made up. */
const LINKS = [
  '/embed/countdown?host=https://evil.example',
  '/embed/countdown?host=*',
  '/embed/countdown?theme="><script>alert(1)</script>',
  '/embed/countdown?accent=red;}*{display:none',
  '/embed/countdown?radius=9999999',
  '/embed/shelf?group=<img src=x onerror=alert(1)>&slugs=<svg/onload=alert(1)>',
  '/embed/shelf?limit=-1&stars=1e9',
  '/embed/shelf?slugs=' + 'a,'.repeat(3000),
  '/embed/product?slug=../market',
  '/embed/product?slug=..%2F..%2Fmarket',
  '/embed/product?slug=javascript:alert(1)',
  '/embed/product?slug=__proto__',
  '/embed/product#<img src=x onerror=alert(1)>',
];

test('no crafted link to a light page runs or loads anything', async ({ portal, page }) => {
  const seen = await watch(page, portal);
  for (const link of LINKS) {
    await page.goto(`${portal.shop}${link}`);
    await expect(page.locator('[aria-busy]')).toHaveCount(0);
    await expect(page.getByRole('main')).toBeVisible();
    const strange = page.locator('main script, main svg, main img:not([src^="/"]), [onerror], [onload]');
    await expect(strange).toHaveCount(0);
    for (const way of await page.getByRole('link').all()) {
      expect(await way.evaluate((it) => (it as HTMLAnchorElement).origin)).toBe(portal.shop);
    }
  }
  expect(seen).toEqual([]);
});
