// Visits to a shop on a slow phone.

import { slowerNow } from '../calibration.js';
import { PHONE } from '../market.js';

/** Lighthouse's slow 4G as the browser itself is slowed down: 150 ms and 1.6 Mbit/s on the line. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1_474.56 * 1024) / 8,
  uploadThroughput: (675 * 1024) / 8,
};

/** What shows that a page answers to a touch. */
export const READY = { ours: '[role=search] [role=combobox]', peer: 'main article' };
export const FIELD = 'input[type=search]';
export const ADD = 'main article button.card__add:visible';

/** How the two shops name the order that begins with what is dear, which seldom has a choice. */
const DEAR_FIRST = ['-price', 'price-down'].map((value) => `option[value="${value}"]`).join(', ');

/** Orders the list so and scrolls until some button adds at once; the first cards of a large shop may all have a choice. */
export async function untilAdding(page) {
  const order = page.locator(`select:has(${DEAR_FIRST})`);
  const wanted = await order.locator(DEAR_FIRST).getAttribute('value');
  if ((await order.inputValue()) !== wanted) await order.selectOption(wanted);
  await page.locator('main article').first().waitFor();
  for (let screen = 0; screen < 40; screen++) {
    if ((await page.locator(ADD).count()) > 1) return;
    await page.evaluate(() => scrollBy({ top: innerHeight, behavior: 'instant' }));
    await page.waitForTimeout(250);
  }
  throw new Error('no card adds at once');
}

/** How long a page may take for anything, in milliseconds. */
const PATIENCE = 120_000;

/**
 * A new visitor, who has no files yet. `slow` slows the processor down and `slowLine` the network;
 * `before` runs in every page before anything else.
 */
export async function visitor(browser, { slow = false, slowLine = false, before } = {}) {
  const context = await browser.newContext({ ...PHONE, isMobile: true, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on('pageerror', (error) => console.error(error));
  if (before) await page.addInitScript(before);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  if (slow) await session.send('Emulation.setCPUThrottlingRate', { rate: await slowerNow(page) });
  if (slowLine) await session.send('Network.emulateNetworkConditions', SLOW_4G);
  return { page, session, leave: () => context.close() };
}
