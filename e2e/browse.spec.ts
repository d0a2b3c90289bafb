/** Browsing a large market: only what is in view stands in the document, and nobody notices. */
import type { Page } from '@playwright/test';
import { products } from './fixtures/content.ts';
import { expect, test } from './fixtures/index.ts';
import { LARGE, fillMarket } from './fixtures/large.ts';

/** How many cards may stand in the document. */
const MOST = 60;

/** Scrolls so far through the list; at its end stands its last row, above the page's foot. */
function scrollTo(page: Page, share: number): Promise<void> {
  return page.evaluate((share) => {
    const list = document.querySelector('main li[aria-posinset]')!.parentElement!;
    const end = list.getBoundingClientRect().bottom + window.scrollY - window.innerHeight;
    window.scrollTo(0, end * share);
  }, share);
}

/** The places in the list of the cards in view, as they stand in the document. */
function inView(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main li[aria-posinset]')]
      .filter((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return bottom > 0 && top < window.innerHeight;
      })
      .map((one) => Number(one.getAttribute('aria-posinset'))),
  );
}

/** The same once it changes no more from frame to frame: far leaps are drawn in several. */
async function atRest(page: Page): Promise<number[]> {
  let before: number[] = [];
  await expect
    .poll(async () => {
      const now = await inView(page);
      const isSame = now.length > 1 && now.join() === before.join();
      before = now;
      return isSame;
    })
    .toBe(true);
  return before;
}

/** Scrolls on by so many pixels, and waits until the page knows. */
function scrollOn(page: Page, by: number): Promise<void> {
  return page.evaluate(
    (by) =>
      new Promise<void>((done) => {
        addEventListener('scroll', () => done(), { once: true });
        window.scrollBy({ top: by, behavior: 'instant' });
      }),
    by,
  );
}

/** From now on counts the cards that are taken from their places in the document. */
async function countMoves(page: Page): Promise<() => Promise<number>> {
  const moved = await page.evaluateHandle(() => {
    const count = { moved: 0 };
    const list = document.querySelector('main li[aria-posinset]')!.parentElement!;
    new MutationObserver((records) => {
      for (const { removedNodes } of records) count.moved += removedNodes.length;
    }).observe(list, { childList: true });
    return count;
  });
  return () => moved.evaluate((count) => count.moved);
}

test('a small market stands whole in the document', async ({ page, shop }) => {
  await shop.open('/products');
  await expect(shop.cards).toHaveCount(products.length);
  expect(await page.locator('main li[aria-setsize]').count()).toBe(0);
});

test.describe('a large market', () => {
  test.beforeEach(async ({ page }) => fillMarket(page));

  test('is told whole and stands in the document in part', async ({ page, shop, browse }) => {
    await shop.open('/products');
    await browse.expectFound(LARGE);
    expect(await shop.cards.count()).toBeLessThanOrEqual(MOST);
    const cards = shop.main.getByRole('listitem').filter({ has: page.getByRole('article') });
    await expect(cards.first()).toHaveAttribute('aria-setsize', String(LARGE));
    await expect(cards.first()).toHaveAttribute('aria-posinset', '1');
  });

  test('is walked through from end to end', async ({ page, shop }) => {
    await shop.open('/products');
    await expect.poll(() => inView(page)).toContain(1);
    for (const share of [0.1, 0.37, 0.9, 1, 0.5, 0]) {
      await scrollTo(page, share);
      await expect
        .poll(async () => {
          const places = await inView(page);
          const expected = Math.max(1, Math.round(share * LARGE));
          return places.length > 1 && places.some((one) => Math.abs(one - expected) < 30);
        })
        .toBe(true);
      expect(await shop.cards.count()).toBeLessThanOrEqual(MOST);
      // At rest they stand as they follow each other, without a gap.
      await expect
        .poll(async () => {
          const places = await inView(page);
          return places.every((one, index) => index === 0 || one === places[index - 1]! + 1);
        })
        .toBe(true);
    }
    await scrollTo(page, 1);
    await expect.poll(() => inView(page)).toContain(LARGE);
  });

  test('shows each product once and with its own price', async ({ page, shop }) => {
    await shop.open('/products?sort=price');
    const prices: number[] = [];
    for (const share of [0, 0.3, 0.6, 1]) {
      await scrollTo(page, share);
      await atRest(page);
      const seen = await page.evaluate(() =>
        [...document.querySelectorAll('main li[aria-posinset]:not([hidden])')]
          .map((one) => [
            Number(one.getAttribute('aria-posinset')),
            Number(one.querySelector('.price__now')?.textContent?.replace(/\D/g, '')),
          ])
          .sort((a, b) => a[0]! - b[0]!)
          .map(([, price]) => price!),
      );
      prices.push(...seen);
    }
    expect(prices).toEqual([...prices].sort((a, b) => a - b));
  });

  test('puts its cards in order once nobody scrolls any more', async ({ page, shop, clock }) => {
    await clock.set('2026-11-25T12:00:00+07:00');
    await shop.open('/products');
    await expect.poll(() => inView(page)).toContain(1);
    await clock.stopAt('2026-11-25T12:05:00+07:00');
    const moved = await countMoves(page);
    // A row comes into view with every tenth frame or so, and is there alone for long enough.
    for (let frame = 0; frame < 90; frame += 1) {
      await scrollOn(page, 33);
      await clock.run(17);
    }
    expect(await moved()).toBe(0);
    await clock.run(200);
    const places = await inView(page);
    expect(places[0]).toBeGreaterThan(1);
    expect(places).toEqual(places.map((_, index) => places[0]! + index));
  });

  test('draws nothing that is gone with the next frame, and all of what stays', async ({ page, shop, clock }) => {
    await clock.set('2026-11-25T12:00:00+07:00');
    await shop.open('/products');
    await expect.poll(() => inView(page)).toContain(1);
    await clock.stopAt('2026-11-25T12:05:00+07:00');
    for (let frame = 0; frame < 10; frame += 1) {
      await scrollOn(page, 5_000);
      await clock.run(17);
      expect(await inView(page)).toEqual([]);
    }
    await clock.run(500);
    const places = await inView(page);
    expect(places.length).toBeGreaterThan(1);
    expect(places).toEqual(places.map((_, index) => places[0]! + index));
  });

  test('shows drawings as pixels in the cards that come, and as drawings where those do not', async ({
    page,
    shop,
    guard,
  }) => {
    guard.allow(/\.avif/);
    await shop.open('/products?sort=name');
    const covers = async () => {
      const places = await atRest(page);
      const shown = page.locator(places.map((at) => `main li[aria-posinset="${at}"] .cover`).join());
      const all = await shown.evaluateAll((all) =>
        (all as HTMLImageElement[]).map((it) => [it.currentSrc.split('.').pop(), it.naturalWidth] as const),
      );
      // What has not come, or cannot be had, has no width.
      return all.every(([, width]) => width > 0) ? all : [];
    };
    const kinds = async () => new Set((await covers()).map(([kind]) => kind));
    // The page begins with drawings.
    await expect.poll(kinds).toEqual(new Set(['svg']));
    await scrollTo(page, 0.3);
    await expect.poll(kinds).toEqual(new Set(['avif']));
    expect(new Set((await covers()).map(([, width]) => width))).toEqual(new Set([400]));
    await page.route('**/art/*.avif', (route) => route.abort());
    await scrollTo(page, 0.9);
    await expect.poll(kinds).toContain('svg');
  });

  test('is walked through with the Tab key, card after card', async ({ page, shop, phone }) => {
    test.skip(phone, 'a phone has no Tab key');
    await shop.open('/products');
    await shop.cards.first().getByRole('link').first().focus();
    let before = 0;
    for (let press = 0; press < 90; press += 1) {
      const at = await page.evaluate(() =>
        Number(document.activeElement?.closest('[aria-posinset]')?.getAttribute('aria-posinset')),
      );
      expect(at - before, `stop ${press}`).toBeLessThanOrEqual(1);
      expect(at).toBeGreaterThanOrEqual(before);
      before = at;
      await page.keyboard.press('Tab');
    }
    expect(before).toBeGreaterThan(20);
  });

  test('keeps the focus of whoever scrolls away and comes back', async ({ page, shop, phone }) => {
    test.skip(phone, 'a phone has no Tab key');
    await shop.open('/products');
    const third = page.locator('main li[aria-posinset="3"]');
    await third.getByRole('link').first().focus();
    await scrollTo(page, 0.6);
    await expect.poll(async () => (await inView(page)).includes(3)).toBe(false);
    await expect(third.getByRole('link').first()).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(third).toBeInViewport();
  });

  test('is as it was on the way back from a product', async ({ page, shop }) => {
    await shop.open('/products?sort=name');
    await scrollTo(page, 0.5);
    await expect.poll(async () => (await inView(page))[0] ?? 0).toBeGreaterThan(LARGE / 3);
    const before = await atRest(page);
    const middle = page.locator(`main li[aria-posinset="${before.at(-1)}"]`);
    const name = await middle.getByRole('heading').textContent();
    await page.evaluate(() => {
      window.history.pushState(null, '', '/producers');
      window.dispatchEvent(new PopStateEvent('popstate'));
    });
    await expect(shop.heading).toHaveText(shop.t.producer.title);
    await page.goBack();
    await expect.poll(() => inView(page)).toEqual(before);
    await expect(middle.getByRole('heading')).toHaveText(name!);
  });

  test('is as it was after it has been loaded anew', async ({ page, shop }) => {
    await shop.open('/products?sort=name');
    await scrollTo(page, 0.5);
    await expect.poll(async () => (await inView(page))[0] ?? 0).toBeGreaterThan(LARGE / 3);
    const before = await atRest(page);
    await shop.reload();
    await expect.poll(() => inView(page)).toEqual(before);
  });

  test('puts into the cart what the card shows', async ({ page, shop, cart }) => {
    await shop.open('/products?stock=1');
    await scrollTo(page, 0.4);
    await atRest(page);
    const label = shop.t.buy.add_name.replace('{name}', '');
    const button = shop.main.getByRole('button', { name: new RegExp(`^${label}`) }).filter({ visible: true });
    await expect(button.first()).toBeVisible();
    const name = (await button.first().getAttribute('aria-label'))!.replace(label, '');
    await button.first().click();
    await expect(page.getByRole('status').filter({ hasText: name }).first()).toBeVisible();
    await cart.expectCount(1);
  });

  test('finds while somebody types, and counts', async ({ page, shop, browse, phone, t }) => {
    await shop.open('/products');
    await scrollTo(page, 0.5);
    await shop.searchField.fill('gốm bát tràng');
    await expect(page).toHaveURL(/q=/);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeLessThan(600);
    expect(await shop.cards.count()).toBeGreaterThan(0);
    await expect(shop.cards.first().locator('mark').first()).toBeVisible();
    if (!phone) {
      const four = browse.box(t.product.stars.other.replace('{n}', '4'));
      const left = await browse.countOf(four);
      await four.check();
      await browse.expectFound(left);
    }
  });
});
