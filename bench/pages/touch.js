// From a touch or a key to the paint of what it changed, by the browser's own Event Timing.

import { TYPED, presses } from '../market.js';
import { percentile } from '../table.js';
import { ADD, FIELD, READY, untilAdding, visitor } from './visit.js';

/** Between two touches or keys, in milliseconds. */
const PAUSE = 250;
/** How long a page may do in the background what it does after its start, in milliseconds. */
const REST = 4_000;
const TOUCHES = 20;

/** Runs in the page: keeps the longest event of each interaction. */
function observe() {
  const durations = new Map();
  const note = (entries) => {
    for (const { interactionId, duration } of entries) {
      if (interactionId) {
        durations.set(interactionId, Math.max(duration, durations.get(interactionId) ?? 0));
      }
    }
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'event', durationThreshold: 16, buffered: true });
  window.interactions = () => {
    note(observer.takeRecords());
    return { durations: [...durations.values()], count: performance.interactionCount };
  };
}

/** The durations of all interactions so far; what the browser leaves out took less than 16 ms. */
async function durations(page) {
  await page.waitForTimeout(PAUSE);
  const { durations, count } = await page.evaluate(() => window.interactions());
  const quick = Math.max(0, count - durations.length);
  return [...durations, ...Array(quick).fill(8)];
}

async function open(browser, { key, address }) {
  const visit = await visitor(browser, { slow: true, slowLine: true, before: observe });
  await visit.page.goto(`${address}products`);
  await visit.page.locator(READY[key]).first().waitFor();
  await untilAdding(visit.page);
  await visit.page.waitForTimeout(REST);
  return visit;
}

/** Touches the buttons of cards, each in its turn. */
async function adding(browser, subject, touches) {
  const { page, leave } = await open(browser, subject);
  const buttons = page.locator(ADD);
  const count = Math.min(4, await buttons.count());
  for (let touch = 0; touch < touches; touch++) {
    await buttons.nth(touch % count).tap();
    await page.waitForTimeout(PAUSE);
  }
  const times = await durations(page);
  await leave();
  return summary(times);
}

/** Types into the search field of the list. */
async function typing(browser, subject, texts) {
  const { page, leave } = await open(browser, subject);
  await page.locator(FIELD).first().focus();
  for (const { key } of texts.flatMap(presses)) {
    await page.keyboard.press(key);
    await page.waitForTimeout(PAUSE);
  }
  const times = await durations(page);
  await leave();
  return summary(times);
}

/** The 98th percentile is what "interaction to next paint" names. */
const summary = (times) => ({
  count: times.length,
  p50: percentile(times, 0.5),
  p95: percentile(times, 0.95),
  inp: percentile(times, 0.98),
});

/** Both for a shop. */
export async function touch(browser, subject, quick) {
  return {
    add: await adding(browser, subject, quick ? 5 : TOUCHES),
    key: await typing(browser, subject, quick ? TYPED.slice(0, 1) : TYPED),
  };
}
