// Our search beside search libraries for JavaScript: `node bench/search.js PAGE DATA...`, where
// PAGE is the folder of the bundled page and each DATA one of compiled content.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { launch } from './browser.js';
import { words } from './page/text.js';
import { serve } from './server.js';
import { kilobytes, median, megabytes, milliseconds, percentile, table } from './table.js';

/** The day on which certificates are looked at. */
const TODAY = '2026-11-25';
/** New pages for the time until an index is ready; a slow engine has fewer. */
const LOADS = 9;
const FEWEST_LOADS = 2;
const LOAD_BUDGET = 4_000;
/** Rounds of all queries; an engine that takes longer than the budget has fewer. */
const ROUNDS = 30;
const FEWEST_ROUNDS = 2;
const BUDGET = 20_000;

const NAMES = {
  ours: 'this shop (wasm)',
  minisearch: 'MiniSearch',
  flexsearch: 'FlexSearch',
  ufuzzy: 'uFuzzy',
  itemsjs: 'itemsjs',
  scan: 'plain scan',
};

/** A page with the documents parsed and our module compiled. */
async function opened(browser, address) {
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  page.on('pageerror', (error) => console.error(error));
  await page.goto(address);
  await page.evaluate((day) => window.bench.open(day), TODAY);
  await page.evaluate(() => window.bench.prepare());
  return page;
}

const call = (page, method, ...rest) =>
  page.evaluate(([method, rest]) => window.bench[method](...rest), [method, rest]);

/** Writes the indexes of all libraries that can, so that they can be loaded later. */
async function serialise(browser, address) {
  const page = await opened(browser, address);
  const names = await page.evaluate(() => window.bench.names);
  const able = [];
  for (const name of names.filter((it) => it !== 'ours')) {
    await call(page, 'build', name);
    if (await call(page, 'serialise', name)) able.push(name);
    await call(page, 'drop', name);
  }
  await page.close();
  return { names, able };
}

/**
 * Milliseconds until each engine is ready, by the faster way: the first time in a page that has
 * just begun, when nothing is compiled for speed yet, and again in the same page.
 */
async function readiness(browser, address, { names, able }) {
  const none = () => ({ first: [], again: [] });
  const times = Object.fromEntries(names.map((name) => [name, { build: none(), load: none() }]));
  const wants = (name, way) => {
    const can = way === 'build' ? name !== 'ours' : name === 'ours' || able.includes(name);
    const { first } = times[name][way];
    const spent = first.reduce((sum, time) => sum + time, 0);
    return can && (first.length < FEWEST_LOADS || spent < LOAD_BUDGET);
  };
  for (let turn = 0; turn < LOADS; turn++) {
    for (const way of ['build', 'load']) {
      const wanted = names.filter((name) => wants(name, way));
      if (wanted.length === 0) continue;
      const page = await opened(browser, address);
      for (const name of wanted) {
        for (const time of ['first', 'again']) {
          if (way === 'load') await call(page, 'fetchInput', name);
          await page.requestGC();
          times[name][way][time].push(await call(page, way, name));
          await call(page, 'drop', name);
        }
      }
      await page.close();
    }
  }
  return Object.fromEntries(names.map((name) => [name, faster(times[name])]));
}

/** The faster of both ways. */
function faster(ways) {
  const tried = Object.entries(ways).filter(([, { first }]) => first.length > 0);
  const medians = tried.map(([way, { first, again }]) => ({
    way,
    first: median(first),
    again: median(again),
  }));
  return medians.reduce((best, other) => (other.first < best.first ? other : best));
}

/** Makes all engines ready in one page and gives the bytes that each of them holds. */
async function memory(page, ready) {
  const session = await page.context().newCDPSession(page);
  const held = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const heap = await session.send('Runtime.getHeapUsage');
    return heap.usedSize + (heap.backingStorageSize ?? 0);
  };
  const bytes = {};
  for (const [name, { way }] of Object.entries(ready)) {
    const before = await held();
    if (way === 'load') await call(page, 'fetchInput', name);
    await call(page, way, name);
    // The wasm's memory counts whole: it holds the program's own data and its stack too.
    bytes[name] = name === 'ours' ? await call(page, 'taken') : (await held()) - before;
  }
  return bytes;
}

/** For each engine the milliseconds of every query, the engines taking turns. */
async function speed(page, names) {
  const rounds = Object.fromEntries(names.map((name) => [name, []]));
  const spent = Object.fromEntries(names.map((name) => [name, 0]));
  for (let turn = 0; turn <= ROUNDS; turn++) {
    for (const name of names) {
      if (spent[name] > BUDGET && turn > FEWEST_ROUNDS) continue;
      const times = await call(page, 'round', name, turn + 1);
      spent[name] += times.reduce((sum, time) => sum + time, 0);
      // The first round warms up.
      if (turn > 0) rounds[name].push(times);
    }
  }
  const queries = await call(page, 'asked');
  return Object.fromEntries(names.map((name) => [name, times(queries, rounds[name])]));
}

/** Every query with the median of its samples and the worst of them. */
function times(queries, rounds) {
  return queries.map((query, at) => {
    const samples = rounds.map((round) => round[at]);
    return { ...query, time: median(samples), worst: Math.max(...samples) };
  });
}

/** The highest level takes minutes for the largest of the libraries' indexes. */
const LARGE = 20_000_000;

function compressed(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: bytes.length > LARGE ? 9 : 11,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params }).length;
}

/** Bytes on their way: the code of each engine, and what it needs besides. */
function sizes(folder, data, ready) {
  const size = (...path) => compressed(readFileSync(join(...path)));
  const documents = size(data, 'index.json') + size(data, 'stories.json');
  const bytes = {};
  for (const [name, { way }] of Object.entries(ready)) {
    const code = size(folder, `${name}.js`);
    if (name === 'ours') {
      bytes[name] = { code: code + size(folder, 'kernel_bg.wasm'), index: size(data, 'index.vi.bin') };
    } else {
      const index = way === 'load' ? size(data, 'serialised', name) : 0;
      bytes[name] = { code, index: documents + index };
    }
  }
  return bytes;
}

/**
 * Writes the words of the stories that our index has, in the order of the plain catalogue, so that
 * all search the same text: those in the language of the page, without words that very many
 * stories have (`compile` in `crates/search` says how many).
 */
function writeStories(data) {
  const catalogue = JSON.parse(readFileSync(join(data, 'index.json'), 'utf8'));
  const stories = catalogue.products.map(({ slug }) => {
    const { story } = JSON.parse(readFileSync(join(data, 'products', `${slug}.json`), 'utf8'));
    return words(story.vi);
  });
  const counts = new Map();
  for (const story of stories) {
    for (const word of new Set(story)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const most = Math.floor(stories.length / 128) + 60;
  const isRare = (word) => counts.get(word) <= most;
  const kept = stories.map((story) => story.filter(isRare).join(' '));
  writeFileSync(join(data, 'stories.json'), JSON.stringify(kept));
  return stories.length;
}

async function measure(folder, data) {
  const count = writeStories(data);
  const server = await serve(folder, data);
  const browser = await launch();
  try {
    const engines = await serialise(browser, server.address);
    const ready = await readiness(browser, server.address, engines);
    const page = await opened(browser, server.address);
    const bytes = await memory(page, ready);
    const queries = await speed(page, engines.names);
    const judged = {};
    for (const name of engines.names) judged[name] = await call(page, 'judge', name);
    const measured = { count, names: engines.names, ready, bytes, queries, judged };
    return { ...measured, sizes: sizes(folder, data, ready) };
  } finally {
    await browser.close();
    server.close();
  }
}

const HEAD = [
  'p50 ms',
  'p95',
  'max',
  'p95 plain',
  'p95 slips',
  'ready ms',
  'again',
  'memory MB',
  'code KB',
  'index KB',
  'slips',
  'same hits',
];

function print({ count, names, ready, bytes, queries, judged, sizes }) {
  const rows = names.map((name) => {
    const all = queries[name];
    const share = (part, of) => milliseconds(percentile(of.map(({ time }) => time), part));
    return [
      NAMES[name],
      share(0.5, all),
      share(0.95, all),
      milliseconds(Math.max(...all.map(({ worst }) => worst))),
      share(0.95, all.filter(({ isSlip }) => !isSlip)),
      share(0.95, all.filter(({ isSlip }) => isSlip)),
      milliseconds(ready[name].first) + (ready[name].way === 'load' ? '*' : ' '),
      milliseconds(ready[name].again),
      megabytes(bytes[name]),
      kilobytes(sizes[name].code),
      kilobytes(sizes[name].index),
      `${judged[name].found}/${judged[name].slips}`,
      `${judged[name].same}/${judged[name].plain}`,
    ];
  });
  console.log(`\n${table([`${count.toLocaleString('en')} products`, ...HEAD], rows)}`);
  const slowest = queries.ours.toSorted((a, b) => b.time - a.time).slice(0, 10);
  const shown = ({ name, time }) => `${name} (${milliseconds(time)})`;
  console.log(`Slowest of ours: ${slowest.map(shown).join(', ')}`);
  const { missed, different } = judged.ours;
  if (missed.length > 0) console.log(`Ours misses: ${missed.join(', ')}`);
  if (different.length > 0) console.log(`Ours finds another number: ${different.join(', ')}`);
}

const [folder, ...all] = process.argv.slice(2);
for (const data of all) print(await measure(folder, data));
console.log(`
p50, p95   of the queries' times, each the median of its samples; max: the slowest sample of all
slips      of the queries with a slip, those with what was meant among the first five
same hits  of the others, those with as many products as the plain scan finds
ready      from parsed documents, or from an index (*), whichever is faster: first in a new page,
           where nothing is compiled for speed yet, and again in the same page
index      what is downloaded: documents for the JavaScript libraries, and their index (*)`);
