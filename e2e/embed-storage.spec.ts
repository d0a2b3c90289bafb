/** The market in a portal's page, where the browser keeps storage from other sites' frames. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FrameLocator, type Page, type TestInfo, chromium } from '@playwright/test';
import { AN } from './fixtures/checkout.ts';
import { Clock } from './fixtures/clock.ts';
import { product, say } from './fixtures/content.ts';
import { type Words, textsOf } from './fixtures/language.ts';
import { Portal, type Stage, expect, test as base } from './fixtures/portal.ts';

const tea = product('tra-sen-tay-ho');
const t: Words = textsOf('vi');

/** What Chromium's settings hold when a reader has forbidden a site's data in other sites' pages. */
function forbidden(shop: string, portal: string): object {
  const rule = { setting: 2 };
  const cookies = { [`${shop},${portal}`]: rule };
  return {
    profile: {
      block_third_party_cookies: true,
      cookie_controls_mode: 1,
      content_settings: { exceptions: { cookies } },
    },
  };
}

/** A reader whose browser has a profile of its own, as it is outside of tests. */
async function reading(stage: Stage, info: TestInfo, settings: object, use: (portal: Portal) => Promise<void>) {
  const folder = info.outputPath('reader');
  mkdirSync(join(folder, 'Default'), { recursive: true });
  writeFileSync(join(folder, 'Default/Preferences'), JSON.stringify(settings));
  const { launchOptions, viewport } = info.project.use;
  const context = await chromium.launchPersistentContext(folder, {
    ...launchOptions,
    // Settings of a profile are read by the whole browser alone.
    executablePath: process.env.MARKET_BROWSER ?? '/usr/bin/chromium',
    viewport: viewport ?? null,
  });
  const [page = await context.newPage()] = context.pages();
  await use(new Portal(page, stage.shop, stage.site, stage.stranger));
  await context.close();
}

const test = base.extend<{ keeping: Portal; forbidding: Portal }>({
  /** The browser keeps what a frame stores. */
  keeping: async ({ stage }, use, info) => reading(stage, info, { profile: { block_third_party_cookies: false, cookie_controls_mode: 0 } }, use),
  /** It does not let a frame store anything. */
  forbidding: async ({ stage }, use, info) =>
    reading(stage, info, forbidden(stage.shop, stage.site.origin), use),
});

/** The market at a page, in a portal's; waits until the app answers. */
async function show(portal: Portal, attributes: string): Promise<FrameLocator> {
  await portal.open(`<ocop-market ${attributes}></ocop-market>`);
  await portal.ready();
  const frame = portal.inside();
  await expect(frame.locator('html')).toHaveAttribute('data-ready', '');
  return frame;
}

/** Puts the tea into the cart, on its page. */
async function addTea(portal: Portal, frame: FrameLocator): Promise<void> {
  await frame.getByRole('button', { name: t.buy.add, exact: true }).first().click();
  await expect.poll(() => portal.heard('cart')).toEqual([['cart', { lines: 1 }]]);
}

/** Leads the frame to another page, which is loaded. */
async function go(portal: Portal, path: string): Promise<void> {
  const before = (await portal.heard('ready')).length;
  await portal.change({ path });
  await portal.ready(before + 1);
  await expect(portal.inside().locator('html')).toHaveAttribute('data-ready', '');
}

const inCart = (place: FrameLocator | Page) => place.getByRole('main').getByRole('link', { name: say(tea.name, 'vi') });

test('the cart of a market in a portal is told, and lasts', async ({ keeping: portal }) => {
  const frame = await show(portal, `path="/products/${tea.slug}"`);
  await addTea(portal, frame);
  await go(portal, '/cart');
  await expect(inCart(frame)).toBeVisible();
});

test('where storage is forbidden the cart lasts as long as the page', async ({ forbidding: portal }) => {
  const frame = await show(portal, `path="/products/${tea.slug}" checkout="tab"`);
  const storage = await (await portal.frameOf()).evaluate(() => {
    try {
      return localStorage.length;
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(storage).toBe('SecurityError');
  await addTea(portal, frame);
  // By a link of the app, which loads no other page.
  await frame.getByRole('banner').getByRole('link', { name: t.cart.title }).click();
  await expect(inCart(frame)).toBeVisible();
  await expect(frame.getByText(t.cart.storage_forbidden)).toBeVisible();

  // The way out of the frame carries the cart along: an offer, which the shop itself may keep.
  const opened = portal.page.context().waitForEvent('page');
  await frame.getByRole('main').getByRole('link', { name: t.checkout.go }).click();
  const tab = await opened;
  await tab.getByRole('button', { name: t.cart.shared_take }).click();
  await expect(inCart(tab)).toBeVisible();
  await tab.reload();
  await expect(inCart(tab)).toBeVisible();
});

test('an order that is placed in the frame is told to the portal, without what is in it', async ({ keeping: portal }) => {
  await new Clock(portal.page).set('2026-11-27T21:00:00+07:00');
  const frame = await show(portal, `path="/products/${tea.slug}"`);
  await addTea(portal, frame);
  await go(portal, '/checkout');
  for (const field of ['name', 'phone', 'province', 'ward', 'street'] as const) {
    await frame.getByRole('textbox', { name: t.checkout[field], exact: true }).fill(AN[field]);
  }
  await frame.getByRole('button', { name: t.checkout.review }).click();
  await frame.getByRole('button', { name: t.checkout.place, exact: true }).click();
  await expect(frame.getByRole('article')).toHaveCount(1);
  expect(await portal.heard('order')).toEqual([['order', { count: 1 }]]);
  const said = JSON.stringify(await portal.heard());
  for (const personal of [AN.name, AN.street, AN.phone.replaceAll(' ', '')]) {
    expect(said).not.toContain(personal);
  }
});
