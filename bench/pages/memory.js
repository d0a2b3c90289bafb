// What a shop holds after ten minutes of use.

import { TYPED } from '../market.js';
import { ADD, FIELD, READY, untilAdding, visitor } from './visit.js';

/** Minutes of use, each of them a round of what shoppers do in one. */
const MINUTES = 10;
const BLINK = 40;
const LOOK = 300;

/** Runs in the page: keeps the memories of its modules, to know how large they have grown. */
function watch() {
  window.memories = [];
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...rest) => {
      const result = await original.apply(WebAssembly, rest);
      const { memory } = (result.instance ?? result).exports;
      // A program in parts has one memory.
      if (memory && !window.memories.includes(memory)) window.memories.push(memory);
      return result;
    };
  }
}

/** Bytes after everything that is not needed has been let go. */
async function held({ page, session }) {
  for (let turn = 0; turn < 3; turn++) {
    await session.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(LOOK);
  }
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage');
  const wasm = await page.evaluate(() => window.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
  const { metrics } = await session.send('Performance.getMetrics');
  const nodes = metrics.find(({ name }) => name === 'Nodes').value;
  return {
    heap: usedSize + embedderHeapUsedSize,
    // The browser may count the memory of modules among the buffers, or not at all.
    buffers: Math.max(0, backingStorageSize - wasm),
    wasm,
    nodes,
  };
}

/** A minute: look for something, scroll, look at two products, fill the cart, change it. */
async function minute(page, words) {
  await page.locator('a.tab[href="/products"]').tap();
  await page.locator('main article').first().waitFor();
  const field = page.locator(FIELD).first();
  await field.focus();
  await page.keyboard.type(words, { delay: BLINK });
  await page.waitForTimeout(LOOK);
  for (const _ of words) await page.keyboard.press('Backspace');
  await field.blur();
  await page.waitForTimeout(LOOK);
  await scroll(page);
  for (const at of [0, 1]) {
    await page.locator('main article .card__link').nth(at).tap();
    await page.locator('h1.product__name').waitFor();
    await page.waitForTimeout(LOOK);
    await page.goBack();
    await untilAdding(page);
  }
  for (const at of [0, 1]) await page.locator(ADD).nth(at).tap();
  await page.locator('a.tab[href="/cart"]').tap();
  await page.locator('main button[aria-label^="Thêm:"]').first().tap();
  await page.locator('main button[aria-label^="Bớt:"]').first().tap();
  await page.locator('a.tab[href="/"]').tap();
  await page.locator('.hero').waitFor();
  await scroll(page);
}

/** Ten screens down and up again. */
async function scroll(page) {
  for (const by of [600, -600]) {
    for (let step = 0; step < 10; step++) {
      await page.evaluate((by) => scrollBy({ top: by, behavior: 'instant' }), by);
      await page.waitForTimeout(BLINK);
    }
  }
}

/** What a shop holds once it is ready, and after it has been used. */
export async function memory(browser, { key, address }, quick, tell) {
  const visit = await visitor(browser, { before: watch });
  const { page, session } = visit;
  await session.send('Performance.enable');
  await page.goto(address);
  await page.locator(READY[key]).first().waitFor();
  await page.waitForTimeout(LOOK);
  const start = await held(visit);
  const minutes = quick ? 1 : MINUTES;
  for (let at = 0; at < minutes; at++) {
    tell(`minute ${at + 1} of ${minutes}`);
    await minute(page, TYPED[at % TYPED.length]);
  }
  const end = await held(visit);
  await visit.leave();
  return { start, end };
}
