// What the countdown costs while it ticks, as Chromium counts it.

import { milliseconds, table } from './table.js';

const TICKS = 10_000;
/** So many ticks in one call of the fake clock. */
const AT_A_TIME = 500;
/** Ticks that are laid out one by one, to see what each lays out. */
const LOOKED_AT = 100;

/** Counts, with the garbage collected. */
async function look(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** Runs in the page: counts the nodes and the changes of a second. */
function observe() {
  window.changed = { count: 0, nodes: new Set() };
  const seen = new MutationObserver((all) => {
    window.changed.count += all.length;
    for (const { target } of all) window.changed.nodes.add(target);
  });
  seen.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}

async function pass(page, count) {
  for (let passed = 0; passed < count; passed += AT_A_TIME) await page.clock.runFor(AT_A_TIME * 1_000);
}

/** The layouts of single ticks, as the trace has them. */
async function layouts(page, session) {
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await session.send('Tracing.start', { categories: 'devtools.timeline', transferMode: 'ReportEvents' });
  for (let tick = 0; tick < LOOKED_AT; tick += 1) {
    await page.clock.runFor(1_000);
    await page.evaluate(() => document.body.offsetHeight);
  }
  const done = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await done;
  const begun = events.filter(({ name, args }) => name === 'Layout' && args.beginData);
  return begun.map(({ args }) => args.beginData);
}

/** Opens the home page days before the opening and lets the seconds pass; gives a table. */
export async function ticks(browser, address, phone) {
  const page = await browser.newPage(phone);
  await page.clock.install({ time: new Date('2026-11-24T08:00:00+07:00') });
  await page.route('**/data/market.json', async (route) => {
    if (route.request().method() !== 'HEAD') return route.fallback();
    const now = await page.evaluate(() => Date.now());
    await route.fulfill({ status: 200, headers: { date: new Date(now).toUTCString() } });
  });
  await page.goto(address);
  await page.getByRole('timer').first().waitFor();
  await page.clock.pauseAt(new Date('2026-11-24T08:01:00+07:00'));
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.evaluate(observe);
  // Whatever is made once is made before the first look.
  await page.clock.runFor(AT_A_TIME * 1_000);
  await page.evaluate(() => {
    window.changed.count = 0;
    window.changed.nodes.clear();
  });
  const before = await look(session);
  await pass(page, TICKS / 2);
  const halfway = await look(session);
  await pass(page, TICKS / 2);
  const after = await look(session);
  const changed = await page.evaluate(() => [window.changed.count, window.changed.nodes.size]);
  const laidOut = await layouts(page, session);
  const more = (name) => String(Math.round(after[name] - before[name]));
  const dirty = Math.max(0, ...laidOut.map(({ dirtyObjects }) => dirtyObjects));
  const total = Math.max(0, ...laidOut.map(({ totalObjects }) => totalObjects));
  const took = (after.ScriptDuration - before.ScriptDuration) * 1_000;
  await page.close();
  const rows = [
    ['changes of the document', String(changed[0])],
    ['nodes that change', String(changed[1])],
    ['nodes more', more('Nodes')],
    ['listeners more', more('JSEventListeners')],
    ['bytes of heap more', more('JSHeapUsedSize')],
    ['of these in the second half', String(after.JSHeapUsedSize - halfway.JSHeapUsedSize)],
    ['script of a tick, fake clock included, ms', milliseconds(took / TICKS)],
    [`layouts in ${LOOKED_AT} ticks`, String(laidOut.length)],
    ['objects that a layout finds dirty, at most', `${dirty} of ${total}`],
  ];
  return table([`countdown, ${TICKS} ticks`, ''], rows);
}
