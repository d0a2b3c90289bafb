import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/index.ts';
import { product } from './fixtures/content.ts';
import { NOT_FOUND, PAGES } from './fixtures/pages.ts';

const tea = product('tra-sen-tay-ho');
const WIDTHS = [320, 360, 768, 1440];

declare global {
  interface Window {
    shifts: { value: number; sources: string[] }[];
  }
}

/** What sticks out of the page to the side, if the page can be moved that way. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) {
      return [];
    }
    const outside = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > root.clientWidth + 1,
    );
    return [`${root.scrollWidth} > ${root.clientWidth}`, ...outside.slice(0, 3).map((one) => one.outerHTML.slice(0, 120))];
  });
}

/** What is pressed with a thumb and smaller than 44 pixels; a link in a line of text is text. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // What is far down the page is laid out when the reader comes near; here it is all measured.
    for (const section of document.querySelectorAll<HTMLElement>('section, li')) {
      section.style.contentVisibility = 'visible';
    }
    const pressed = document.querySelectorAll<HTMLElement>(
      'button, nav a, header a, header input, [type=text], label:has([type=radio]), a[class]',
    );
    return [...pressed]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      // A skip link is only there for the keyboard.
      .filter((one) => !one.matches('.skip') && getComputedStyle(one).display !== 'inline')
      .map((one) => ({ box: one.getBoundingClientRect(), name: one.outerHTML.slice(0, 100) }))
      .filter(({ box }) => box.width < 43.5 || box.height < 43.5)
      .map(({ box, name }) => `${box.width} × ${box.height} ${name}`);
  });
}

/** What is left out as long as it is out of view: its name, and how its guessed height is to its real one. */
function guesses(page: Page): Promise<{ name: string; ratio: number }[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main section')]
      .filter((one) => getComputedStyle(one).contentVisibility === 'auto')
      .map((one) => {
        const guessed = one.getBoundingClientRect().height;
        one.style.contentVisibility = 'visible';
        const real = one.getBoundingClientRect().height;
        one.style.contentVisibility = '';
        return { name: `${one.className} ${one.getAttribute('aria-labelledby')}`, ratio: guessed / real };
      }),
  );
}

test('what is out of view is about as high as it will be in view', { tag: '@languages' }, async ({ page, shop }) => {
  for (const path of ['/', `/products/${tea.slug}`]) {
    await shop.open(path);
    await shop.ready();
    const found = await guesses(page);
    expect(found, path).not.toEqual([]);
    for (const { name, ratio } of found) {
      expect.soft(Math.abs(Math.log(ratio)), `${path}, ${name}: ${ratio}`).toBeLessThan(Math.log(1.25));
    }
  }
});

test('every page fits every width', { tag: '@languages' }, async ({ page, shop, cart, guard, phone }) => {
  test.slow();
  test.skip(phone, 'the widths are set here');
  guard.allow(NOT_FOUND);
  await cart.hold([tea, 2], [product('chan-bong-to-tam'), 1]);
  for (const { kind, path } of PAGES) {
    await shop.open(path);
    await shop.timeKnown();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      expect.soft(await sticksOut(page), `${kind}, ${width} pixels`).toEqual([]);
    }
  }
});

/** What a card has no room for, but for its place, which may end in three dots. */
function cutOff(cards: Element[]): string[] {
  return cards.flatMap((card) => {
    const around = card.closest('li')!;
    // What is out of view is measured as well.
    around.style.contentVisibility = 'visible';
    const edge = around.getBoundingClientRect().right;
    const isCut = (one: Element) =>
      getComputedStyle(one).overflowY === 'hidden' && one.clientHeight > 1 && one.scrollHeight > one.clientHeight + 2;
    return [...card.querySelectorAll('*')]
      .filter((one) => isCut(one) || one.getBoundingClientRect().right > edge)
      .map((one) => one.textContent);
  });
}

test('a card of the list shows its whole name and both prices', { tag: '@languages' }, async ({ page, shop, clock, phone }) => {
  test.skip(phone, 'the widths are set here');
  await clock.set('2026-11-27T20:45:00+07:00');
  await shop.open('/products');
  await shop.timeKnown();
  await shop.lettersThere();
  await expect(shop.cards.getByRole('deletion').first()).toBeVisible();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    expect.soft(await shop.cards.evaluateAll(cutOff), `${width} pixels`).toEqual([]);
  }
});

test('text can be made twice as large', async ({ page, shop, phone }) => {
  test.slow();
  test.skip(phone, 'a browser enlarges by making the page narrower');
  // 200 % of 1280 pixels are 640; 400 % are 320, which the widths above cover.
  await page.setViewportSize({ width: 640, height: 450 });
  for (const { path } of PAGES.filter((one) => !one.missing)) {
    await shop.open(path);
    expect.soft(await sticksOut(page), path).toEqual([]);
  }
});

test.describe('on a phone', () => {
  test.beforeEach(({ phone }) => test.skip(!phone, 'for the thumb'));

  test('what is pressed is large enough', async ({ page, shop, cart, guard }) => {
    test.slow();
    guard.allow(NOT_FOUND);
    await cart.hold([tea, 2]);
    for (const { kind, path } of PAGES) {
      await shop.open(path);
      await shop.timeKnown();
      expect.soft(await tooSmall(page), kind).toEqual([]);
    }
  });

  test('the bar does not cover the end of the page', async ({ page, shop }) => {
    test.slow();
    for (const { path } of PAGES.filter((one) => !one.missing)) {
      await shop.open(path);
      const bar = (await shop.bar.boundingBox())!;
      expect.soft(bar.y + bar.height, path).toBeCloseTo(740, 0);
      // The page grows while its lower parts are laid out, so the end is looked for again.
      await expect
        .poll(async () => {
          await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
          const last = (await shop.footer.getByRole('paragraph').last().boundingBox())!;
          return last.y + last.height;
        }, path)
        .toBeLessThanOrEqual(bar.y);
    }
  });

  test('the home page, whose countdown says it, leaves the header’s out', async ({ page, shop, t }) => {
    await shop.open('/');
    await expect(shop.chip).toBeHidden();
    await shop.bar.getByRole('link', { name: t.shell.products, exact: true }).click();
    await expect(page).toHaveURL('/products');
    await expect(shop.chip).toBeVisible();
    await page.goBack();
    await expect(shop.chip).toBeHidden();
  });

  test('the chosen quantity and the button are within a thumb’s reach of each other', async ({
    shop,
    cart,
    t,
  }) => {
    await shop.open(`/products/${tea.slug}`);
    const more = (await cart.more(tea).boundingBox())!;
    const add = (await shop.main.getByRole('button', { name: t.buy.add, exact: true }).boundingBox())!;
    expect(Math.abs(add.y - more.y)).toBeLessThan(120);
  });
});

/** What is kept on the device is read when the page already stands. */
const kept = ['/cart', '/checkout', '/orders', '/saved'];

for (const path of ['/', '/products', `/products/${tea.slug}`, '/producers/ho-tra-sen-ho-tay', ...kept]) {
  test(`nothing moves while ${path} comes up`, async ({ page, shop, t }) => {
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, sources } = entry as PerformanceEntry & {
            value: number;
            sources: { node?: Node }[];
          };
          const names = sources.map(({ node }) => (node instanceof Element ? node.outerHTML : node?.textContent) ?? '');
          window.shifts.push({ value, sources: names.map((name) => name.slice(0, 80)) });
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await shop.open(path);
    await shop.timeKnown();
    await expect(shop.main.getByText(t.failure.waiting)).toBeHidden();
    await shop.lettersThere();
    // Two frames, so that what the clock brought has been laid out and reported.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const shifts = await page.evaluate(() => window.shifts);
    const sum = shifts.reduce((all, { value }) => all + value, 0);
    expect(sum, JSON.stringify(shifts)).toBeLessThanOrEqual(0.01);
  });
}
