// The tables of what was measured, as they stand in the documentation.

import { createRequire } from 'node:module';
import { sentence as calibrated } from '../calibration.js';
import { kilobytes, megabytes } from '../table.js';
import { sentence as busy } from './busy.js';
import { FIGURES, SUBJECTS, figureOf, sizesWith } from './figures.js';
import { KIND_NAMES } from './weight.js';

const { version } = createRequire(import.meta.url)('lighthouse/package.json');

const count = (number) => number.toLocaleString('en-US');

/** A table in Markdown with figures to the right. */
function table(head, rows, words = 1) {
  const marks = head.map((_, at) => (at < words ? '---' : '---:'));
  return [head, marks, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

const seconds = (milliseconds) => (milliseconds / 1000).toFixed(2);
const whole = (milliseconds) => Math.round(milliseconds).toFixed(0);

/** Both values of a figure, and marks where our own is above its budget. */
function pair({ ours, peer }, write, budget) {
  const own = write(ours);
  return [budget !== undefined && ours > budget ? `**${own}**` : own, write(peer)];
}

const both = (name) => SUBJECTS.map(({ short }) => `${name}, ${short}`);

function speed(results) {
  const sizes = sizesWith(results, 'speed');
  if (sizes.length === 0) return '';
  const rows = sizes.flatMap(([products, { speed }]) =>
    Object.entries(speed).map(([page, found]) => [
      `${page}, ${count(products)} products`,
      ...['fcp', 'lcp', 'tbt', 'cls'].flatMap((figure) => {
        const { write, budget } = FIGURES[figure];
        return pair({ ours: found.ours[figure], peer: found.peer[figure] }, write, budget);
      }),
    ]),
  );
  const headings = sizes.map(([, { speed }]) => speed.home.heading);
  const alone = ['fcp', 'lcp', 'tbt'].map((figure) => {
    const written = headings.map((it) => FIGURES[figure].write(it[figure]));
    return `${figure.toUpperCase()} of ${written.join(', ')}`;
  });
  const budgets = ['budget', '0.8', '', '1.0', '', '50', '', '0.01', ''];
  const head = ['page', ...both('FCP s'), ...both('LCP s'), ...both('TBT ms'), ...both('CLS')];
  return section(
    'Speed',
    `Lighthouse ${version} on its simulated phone, median of ${results.runs}, CLS the highest of them. A figure above its ` +
      `budget is bold. A page with nothing but a heading had, in turns with the home pages, ` +
      `${alone.join('; ')}: so much is the machine's and Lighthouse's own.`,
    table(head, [...rows, budgets]),
    ['fcp', 'lcp', 'tbt', 'cls'],
  );
}

function touch(results) {
  const sizes = sizesWith(results, 'touch');
  if (sizes.length === 0) return '';
  const quick = (milliseconds) => (milliseconds < 16 ? '< 16' : whole(milliseconds));
  const rows = sizes.map(([products, { touch }]) => [
    count(products),
    ...pair(figureOf(touch, 'add', 'inp'), quick),
    ...pair(figureOf(touch, 'key', 'p50'), quick),
    ...pair(figureOf(touch, 'key', 'p95'), quick, FIGURES.key.budget),
    ...pair(figureOf(touch, 'key', 'inp'), quick),
  ]);
  const head = ['products', ...both('adding'), ...both('a key, p50'), ...both('p95'), ...both('INP')];
  return section(
    'Touches and keys',
    `Milliseconds from a touch or a key to the next paint, on a slow processor, by the ` +
      "browser's Event Timing, which has steps of 8 ms and leaves out what takes less than 16; INP is " +
      'the 98th percentile. What a key is painted with is its letter here and everything there; ' +
      'when all that it changed is painted is told by `bench app`, whose keys these are. Adding ' +
      'touches the buttons of cards on the list. The budget for a key is 33 ms at the 95th percentile.',
    table(head, rows),
    ['add', 'key'],
  );
}

function answer(results) {
  const sizes = sizesWith(results, 'answer');
  if (sizes.length === 0) return '';
  const rows = sizes.map(([products, { answer }]) => [
    count(products),
    ...pair(figureOf(answer, 'typed'), seconds),
    ...pair(figureOf(answer, 'linked'), seconds),
  ]);
  return section(
    'Until search answers',
    'Seconds from the start of the first visit until the products found for “gom bat trang” are ' +
      `painted, slow processor and slow 4G, median of ${results.runs}: typed as soon as there ` +
      'is a field, again every 50 ms until something answers, or standing in the address.',
    table(['products', ...both('typed'), ...both('in the address')], rows),
    ['answer'],
  );
}

/** The budgets of a first view in bytes; fonts are not among its critical bytes. */
const BYTES = { html: 14_000, wasm: 150_000, critical: 190_000 };

const kilobytesOrNone = (bytes) => (bytes ? kilobytes(bytes) : '');

/** Bytes of a kind, bold where our own are above their budget. */
function weighed(shop, kind, bytes) {
  const text = kilobytesOrNone(bytes);
  return shop === 'ours' && bytes > (BYTES[kind] ?? Infinity) ? `**${text}**` : text;
}

function weight(results) {
  const sizes = sizesWith(results, 'weight');
  if (sizes.length === 0) return '';
  const kinds = Object.keys(KIND_NAMES).filter((kind) => kind !== 'other');
  const rows = sizes.flatMap(([products, { weight }]) =>
    Object.entries(weight).flatMap(([page, found]) =>
      SUBJECTS.map(({ key, short }) => {
        const { kinds: bytes, again } = found[key];
        const all = Object.values(bytes).reduce((sum, it) => sum + it, 0);
        return [
          `${page}, ${count(products)}`,
          short,
          ...kinds.map((kind) => weighed(key, kind, bytes[kind] ?? 0)),
          weighed(key, 'critical', all - (bytes.picture ?? 0) - (bytes.font ?? 0)),
          kilobytes(all),
          kilobytes(again),
        ];
      }),
    ),
  );
  const head = ['page', 'shop', ...kinds.map((kind) => KIND_NAMES[kind]), 'without pictures and fonts', 'all', 'second visit'];
  const budgets = ['budget', '', ...[...kinds, 'critical', '', ''].map((kind) => kilobytesOrNone(BYTES[kind]))];
  return section(
    'Bytes',
    'KB over the network on a first visit, heads of answers included, until nothing more is asked ' +
      'for; pictures are those that come without scrolling. The second visit follows at once.',
    table(head, [...rows, budgets], 2),
    ['weight'],
  );
}

function memory(results) {
  const sizes = sizesWith(results, 'memory');
  if (sizes.length === 0) return '';
  const sum = ({ heap, buffers, wasm }) => heap + buffers + wasm;
  const rows = sizes.flatMap(([products, { memory }]) =>
    SUBJECTS.map(({ key, short }) => {
      const { start, end } = memory[key];
      return [
        count(products),
        short,
        megabytes(sum(start)),
        megabytes(end.heap),
        megabytes(end.buffers),
        megabytes(end.wasm),
        megabytes(sum(end)),
        count(start.nodes),
        count(end.nodes),
      ];
    }),
  );
  const head = ['products', 'shop', 'at the start', 'heap', 'buffers', 'wasm', 'in the end', 'nodes at the start', 'nodes in the end'];
  return section(
    'Memory after ten minutes of use',
    'MB after collections of garbage: the heaps of JavaScript and of the document, buffers outside ' +
      'them, and the whole memory of the wasm. The ten minutes are a script of ten rounds, each of ' +
      'which does what a shopper does in a minute, without the pauses: types words and deletes them, ' +
      'scrolls the list, opens two products and comes back, puts two in the cart, changes one there, ' +
      'goes home and scrolls. Nodes are those of the document and those that were taken out and ' +
      'could not be let go.',
    table(head, rows, 2),
    ['memory'],
  );
}

function scores({ scores }) {
  if (!scores) return '';
  const moved = (shift) => (shift > FIGURES.cls.budget ? `**${FIGURES.cls.write(shift)}**` : FIGURES.cls.write(shift));
  const rows = Object.entries(scores).map(([kind, { scores, failed, shift }]) => [
    kind,
    scores.accessibility,
    scores['best-practices'],
    scores.seo ?? '',
    moved(shift),
    Object.keys(failed).join(', '),
  ]);
  return section(
    'Accessibility, best practices, SEO',
    `Scores of Lighthouse ${version} for every kind of page of this shop, and its layout shift in that one run; the ` +
      'page for lost visitors is not for search engines.',
    table(['page', 'accessibility', 'best practices', 'SEO', 'CLS', 'what fails'], rows),
    [],
  );
}

function section(title, text, table, plots) {
  const pictures = plots.map((name) => `![${FIGURES[name].title}](plots/${name}.svg)`);
  return [`### ${title}`, text, table, ...pictures].join('\n\n');
}

/** All tables. */
export function report(results) {
  const { date, browser, looks } = results;
  const machine = calibrated(looks.flatMap(({ found }) => found));
  const head = `Measured on ${date} with Chromium ${browser}; ${busy(looks)}. ${machine}`.trimEnd();
  const parts = [speed, touch, answer, weight, memory, scores];
  return [head, ...parts.map((part) => part(results))].filter(Boolean).join('\n\n');
}
