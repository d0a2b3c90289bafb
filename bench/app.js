// The app with a large catalogue on a slow processor: `node bench/app.js SERVER SHOP`.

import { launch } from './browser.js';
import { sentence, sinceThen, slowerNow } from './calibration.js';
import { PHONE, TYPED, presses, start } from './market.js';
import { ticks } from './ticks.js';
import { milliseconds, percentile, table } from './table.js';
import { FIELD, READY } from './pages/visit.js';

/** How long a key may take to show, and how long its later effects, in milliseconds. */
const PATIENCE = 10_000;
const PAUSE = 150;

/**
 * From end to end in ten seconds; as fast as a finger flings, 3,000 pixels a second; and as fast as cards
 * come that can still be seen, a row with every second frame.
 */
const SCROLLS = [
  ['end to end', { frames: 600 }],
  ['flung', { step: 50, frames: 600 }],
  ['half a row each', { step: 190, frames: 600 }],
];

/** What the app hears of while somebody types or scrolls. */
const HEARD = ['scroll', 'keydown', 'keyup', 'beforeinput', 'input'];

/** A frame that is longer was dropped, in milliseconds. */
const LONG = 32;

/** The list of all products, taken over by the app, which may then hear of nothing any more. */
async function open(browser, address, { isDeaf = false } = {}) {
  const page = await browser.newPage(PHONE);
  page.on('pageerror', (error) => console.error(error));
  const rate = await slowerNow(page);
  await page.addInitScript(observe);
  await page.addInitScript(deafen, HEARD);
  await page.goto(`${address}products`);
  await page.getByRole('article').first().waitFor();
  // The order is a combobox, too, and stands there before the search field has become one.
  await page.locator(READY.ours).waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await page.evaluate((isDeaf) => (window.isDeaf = isDeaf), isDeaf);
  return page;
}

/** Runs in the page: lets the app be kept from hearing, which leaves what the browser takes by itself. */
function deafen(types) {
  const stop = (event) => window.isDeaf && event.stopImmediatePropagation();
  for (const type of types) addEventListener(type, stop, true);
}

/**
 * Runs in the page: notes for every key when the next frame was painted, with the letter, and when
 * the last change that it made to the results in view or to the suggestions was.
 */
function observe() {
  const keys = [];
  const changed = new Set();
  const seen = new MutationObserver((records) => {
    for (const { target } of records) {
      const element = target.closest ? target : target.parentElement;
      if (element?.closest('main, [role=search]')) changed.add(element.closest('li') ?? element);
    }
  });
  const isInView = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  const frame = () => {
    const began = performance.now();
    const { port1, port2 } = new MessageChannel();
    // A message that is sent in a frame comes after the frame has been painted.
    port1.onmessage = () => {
      const key = keys.at(-1);
      const now = performance.now();
      if (!key || key.began > began) return;
      key.next ??= now - key.began;
      // Nothing is laid out for this question: that has just been done.
      if ([...changed].some(isInView)) key.painted = now - key.began;
      changed.clear();
    };
    port2.postMessage(null);
    requestAnimationFrame(frame);
  };
  addEventListener('keydown', ({ timeStamp }) => keys.push({ began: timeStamp, painted: 0 }), true);
  addEventListener('DOMContentLoaded', () => {
    seen.observe(document.body, { childList: true, subtree: true, characterData: true });
    requestAnimationFrame(frame);
  });
  window.keys = keys;
}

/** Milliseconds from each key to the next paint, and to that of the last that it changed. */
async function type(page) {
  await page.locator(FIELD).first().focus();
  const keys = [];
  for (const text of TYPED) {
    for (const { key, letter } of presses(text)) {
      await page.keyboard.press(key);
      // A space changes nothing. Nobody types the next letter before this one can be seen.
      if (letter !== ' ') keys.push(await painted(page));
    }
  }
  return { next: keys.map((key) => key.next), last: keys.map((key) => key.painted) };
}

/** The last key, once what it changes has been painted, or its letter where the app does not hear of it. */
async function painted(page) {
  const isPainted = () => (window.isDeaf ? window.keys.at(-1).next : window.keys.at(-1).painted) > 0;
  await page.waitForFunction(isPainted, undefined, { polling: 20, timeout: PATIENCE });
  // What comes later, such as suggestions, belongs to the same key.
  await page.waitForTimeout(PAUSE);
  return page.evaluate(() => window.keys.at(-1));
}

/** Runs in the page: scrolls by so many pixels a frame, or from end to end in so many frames. */
function scroll({ step, frames }) {
  const end = document.documentElement.scrollHeight - innerHeight;
  const by = step ?? end / frames;
  scrollTo({ top: 0, behavior: 'instant' });
  return new Promise((done) => {
    const times = [];
    let cards = 0;
    let at = 0;
    let before;
    const next = (now) => {
      if (before !== undefined) times.push(now - before);
      before = now;
      cards = Math.max(cards, document.querySelectorAll('main article').length);
      at += by;
      scrollTo({ top: at, behavior: 'instant' });
      if (times.length < frames) requestAnimationFrame(next);
      else done({ times, cards, height: end + innerHeight });
    };
    // The first frames belong to the jump to the top.
    setTimeout(() => requestAnimationFrame(next), 500);
  });
}

function row(name, times) {
  return [
    name,
    String(times.length),
    milliseconds(percentile(times, 0.5)),
    milliseconds(percentile(times, 0.95)),
    milliseconds(Math.max(...times)),
    String(times.filter((time) => time > LONG).length),
  ];
}

const [program, shop] = process.argv.slice(2);
const server = await start(program, shop, { spa: true });
const browser = await launch();
try {
  const head = ['app, processor of a phone', 'samples', 'p50 ms', 'p95 ms', 'max ms', `> ${LONG} ms`];
  const rows = [];
  let cards = 0;
  for (const isDeaf of [false, true]) {
    const who = isDeaf ? ', the browser alone' : '';
    const typing = await open(browser, server.address, { isDeaf });
    const { next, last } = await type(typing);
    rows.push(row(`a key to the next paint${who}`, next));
    if (!isDeaf) rows.push(row('to the last card in view', last));
    await typing.close();
    for (const [name, how] of SCROLLS) {
      const page = await open(browser, server.address, { isDeaf });
      const scrolled = await page.evaluate(scroll, how);
      rows.push(row(`frame, ${name}${who}`, scrolled.times));
      cards = Math.max(cards, scrolled.cards);
      await page.close();
    }
  }
  console.log(`\n${table(head, rows)}\nat most ${cards} cards in the document`);
  console.log(sentence(sinceThen()));
  console.log(`\n${await ticks(browser, server.address, PHONE)}`);
} finally {
  await browser.close();
  server.stop();
}
