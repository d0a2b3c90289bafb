// The page in which all are measured. `search.js` drives it through `window.bench`.

import { documents, wholeText } from './documents.js';
import * as flexsearch from './engines/flexsearch.js';
import * as itemsjs from './engines/itemsjs.js';
import * as minisearch from './engines/minisearch.js';
import * as ours from './engines/ours.js';
import * as scan from './engines/scan.js';
import * as ufuzzy from './engines/ufuzzy.js';
import { QUERIES, filledIn, parsed } from './queries.js';
import { words } from './text.js';

const ENGINES = { ours, minisearch, flexsearch, ufuzzy, itemsjs, scan };

/** The clock's steps, and the shortest sample in which they do not show; in milliseconds. */
const CLOCK_STEP = 0.005;
const SHORTEST_SAMPLE = 0.2;

let today;
let parsedDocuments;
let queries;
/** What an engine is loaded from, where it does not start from the documents. */
const inputs = {};
const ready = {};

/** Fetches and parses what every app has before its search is ready. */
async function open(day) {
  if (!crossOriginIsolated) throw new Error('the page is not isolated, so its clock is coarse');
  today = day;
  const [catalogue, stories] = await Promise.all(
    ['/data/index.json', '/data/stories.json'].map(async (url) => (await fetch(url)).json()),
  );
  parsedDocuments = documents(catalogue, stories, today);
  return parsedDocuments.length;
}

/** Compiles our module, and prepares the queries. */
async function prepare() {
  await ours.prepare();
  queries = QUERIES.map(({ text, parameters, meant }) => {
    const filled = filledIn(parameters, parsedDocuments);
    return { text, parameters, meant, ...parsed(filled), settings: ours.settings(filled, today) };
  });
}

/** Fetches what an engine is loaded from. */
async function fetchInput(name) {
  const url = name === 'ours' ? '/data/index.vi.bin' : `/serialised/${name}`;
  const buffer = await (await fetch(url)).arrayBuffer();
  inputs[name] = new Uint8Array(buffer);
  return buffer.byteLength;
}

/** Makes an engine ready from the documents, and says in how many milliseconds. */
function build(name) {
  return timed(() => {
    ready[name] = ENGINES[name].build(parsedDocuments);
  });
}

/** Makes an engine ready from the bytes of its index. */
function load(name) {
  const bytes = inputs[name];
  delete inputs[name];
  return timed(() => {
    const input = name === 'ours' ? bytes : new TextDecoder().decode(bytes);
    ready[name] = ENGINES[name].load(input, parsedDocuments);
  });
}

function drop(name) {
  ENGINES[name].release?.(ready[name]);
  delete ready[name];
}

function timed(action) {
  const start = performance.now();
  action();
  return performance.now() - start;
}

/** Hands a ready engine's index to the runner, where the library can write one. */
async function serialise(name) {
  const { serialise } = ENGINES[name];
  if (!serialise) return false;
  await fetch(`/serialised/${name}`, { method: 'PUT', body: serialise(ready[name]) });
  return true;
}

/**
 * Asks every query once, in an order that is the same for all engines and another one in every
 * round. Gives the milliseconds of each query, in the order of the list; short answers are asked
 * for several times in a row.
 */
function round(name, seed) {
  const { search } = ENGINES[name];
  const engine = ready[name];
  const times = new Array(queries.length);
  for (const at of shuffled([...queries.keys()], seed)) {
    times[at] = sample(() => search(engine, queries[at]));
  }
  return times;
}

function sample(once) {
  const time = timed(once);
  if (time >= SHORTEST_SAMPLE) return time;
  const count = Math.ceil(SHORTEST_SAMPLE / Math.max(time, CLOCK_STEP));
  const all = timed(() => {
    for (let done = 0; done < count; done++) once();
  });
  return all / count;
}

function shuffled(list, seed) {
  const all = [...list];
  let state = seed;
  for (let at = all.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (at + 1);
    [all[at], all[other]] = [all[other], all[at]];
  }
  return all;
}

/**
 * How good the answers of an engine are: of the queries with a slip, how many have among the first
 * five a product with all words that were meant; of the others, for how many as many products
 * were found as by the plain scan.
 */
function judge(name) {
  const { search } = ENGINES[name];
  const texts = parsedDocuments.map((it) => new Set(words(wholeText(it))));
  const judged = { found: 0, slips: 0, same: 0, plain: 0, missed: [], different: [] };
  for (const query of queries) {
    const { page, total } = search(ready[name], query);
    if (query.meant) {
      const meant = words(query.meant);
      const isMeant = (place) => meant.every((word) => texts[place].has(word));
      if (!parsedDocuments.some(({ place }) => isMeant(place))) continue;
      judged.slips++;
      if (page.slice(0, 5).some(isMeant)) judged.found++;
      else judged.missed.push(query.text);
    } else {
      const expected = scan.search(ready.scan, query).total;
      if (expected === 0) continue;
      judged.plain++;
      if (total === expected) judged.same++;
      else judged.different.push(`${query.text}: ${total}, not ${expected}`);
    }
  }
  return judged;
}

/** The queries, for whoever reads the times. */
function asked() {
  return queries.map(({ text, parameters, meant }) => ({
    name: `${text} ${parameters}`.trim() || 'everything',
    isSlip: meant !== undefined,
  }));
}

window.bench = {
  names: Object.keys(ENGINES),
  taken: ours.taken,
  open,
  prepare,
  fetchInput,
  build,
  load,
  drop,
  serialise,
  round,
  judge,
  asked,
};
