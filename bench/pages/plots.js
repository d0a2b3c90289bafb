// A picture for each figure: bars in SVG, readable on light and dark pages.

import { readFileSync } from 'node:fs';
import { FIGURES, SUBJECTS, figureOf, sizesWith } from './figures.js';
import { KIND_NAMES } from './weight.js';

const WIDTH = 760;
const LEFT = 190;
const RIGHT = 110;
const TOP = 64;
const BAR = 14;
const GAP = 14;

const tokens = readFileSync(new URL('../../style/first/tokens.css', import.meta.url), 'utf8');
const colour = (name) => tokens.match(new RegExp(`--${name}: (#[0-9a-f]+);`))[1];

const SHOPS = { ours: colour('ember'), peer: colour('haze') };
const KINDS = {
  html: colour('lacquer'),
  css: colour('silk'),
  js: colour('rice'),
  wasm: colour('ember'),
  data: colour('glaze'),
  font: colour('jade'),
  picture: colour('mist'),
  other: colour('haze'),
};

const STYLE =
  `text{font:13px system-ui,sans-serif;fill:${colour('text')}}.title{font-weight:600;font-size:15px}` +
  `.soft{opacity:.75;font-size:12px}.line{stroke:${colour('haze')};stroke-opacity:.45}` +
  `.budget{stroke:${colour('lacquer')};stroke-dasharray:5 4;stroke-width:1.5}` +
  `@media (prefers-color-scheme:dark){text{fill:${colour('paper')}}.budget{stroke:${colour('lantern')}}}`;

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const text = (x, y, words, rest = '') => `<text x="${x}" y="${y}" ${rest}>${escaped(words)}</text>`;
const bar = (x, y, width, fill) =>
  `<rect x="${x.toFixed(1)}" y="${y}" width="${Math.max(width, 1).toFixed(1)}" height="${BAR}" rx="2" fill="${fill}"/>`;

/** A round step so that an axis up to `most` has four to eight marks. */
function step(most) {
  const power = 10 ** Math.floor(Math.log10(most / 4));
  return [1, 2, 5, 10].map((times) => times * power).find((it) => most / it <= 8);
}

function legend(entries) {
  let x = LEFT;
  return entries.map(([name, fill]) => {
    const at = x;
    x += 36 + name.length * 7.5;
    return `${bar(at, 34, BAR, fill)}${text(at + BAR + 6, 46, name)}`;
  });
}

function axis(most, height, scale, write) {
  const by = step(most);
  const marks = [];
  for (let value = 0; value <= most * 1.0001; value += by) {
    const x = LEFT + value * scale;
    marks.push(`<line class="line" x1="${x}" x2="${x}" y1="${TOP - 4}" y2="${height - 26}"/>`);
    marks.push(text(x, height - 10, write(value), 'class="soft" text-anchor="middle"'));
  }
  return marks;
}

/** The line that bars of this shop should not cross. */
function limit(budget, height, scale, write) {
  if (budget === undefined) return [];
  const x = LEFT + budget * scale;
  return [
    `<line class="budget" x1="${x}" x2="${x}" y1="${TOP - 10}" y2="${height - 26}"/>`,
    text(x + 5, TOP - 4, `budget ${write(budget)}`, 'class="soft"'),
  ];
}

/** Rows of bars; each bar has a length, which its parts share. */
function drawing({ title, write, budget }, entries, rows) {
  const lengths = rows.flatMap(({ bars }) => bars.map(({ parts }) => parts.reduce((sum, [size]) => sum + size, 0)));
  const most = Math.max(...lengths, budget ?? 0, 1e-3) * 1.02;
  const scale = (WIDTH - LEFT - RIGHT) / most;
  const rowHeight = ({ bars }) => bars.length * (BAR + 2) + GAP;
  const height = TOP + rows.reduce((sum, row) => sum + rowHeight(row), 0) + 30;
  const shapes = [...axis(most, height, scale, write), ...limit(budget, height, scale, write)];
  let y = TOP;
  for (const row of rows) {
    const middle = y + (row.bars.length * (BAR + 2)) / 2 + 4;
    shapes.push(text(LEFT - 10, middle, row.label, 'text-anchor="end"'));
    for (const { parts, label } of row.bars) {
      let x = LEFT;
      for (const [size, fill] of parts) {
        shapes.push(bar(x, y, size * scale, fill));
        x += size * scale;
      }
      shapes.push(text(x + 6, y + BAR - 2, label, 'class="soft"'));
      y += BAR + 2;
    }
    y += GAP;
  }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}">` +
    `<style>${STYLE}</style>${text(10, 20, title, 'class="title"')}${legend(entries).join('')}${shapes.join('')}</svg>\n`
  );
}

const count = (number) => number.toLocaleString('en-US');
const legendOfShops = SUBJECTS.map(({ key, short }) => [short, SHOPS[key]]);

/** A row with a bar for each shop. */
const row = (label, values, write) => ({
  label,
  bars: SUBJECTS.map(({ key }) => ({ parts: [[values[key], SHOPS[key]]], label: write(values[key]) })),
});

function plain(results, name, part, values) {
  const figure = FIGURES[name];
  const rows = sizesWith(results, part).flatMap(([products, found]) =>
    values(found[part]).map(([label, both]) =>
      row(`${label ? `${label}, ` : ''}${count(products)} products`, both, figure.write),
    ),
  );
  return rows.length ? [[name, drawing(figure, legendOfShops, rows)]] : [];
}

function weight(results) {
  const figure = FIGURES.weight;
  const kinds = Object.keys(KINDS);
  const bars = (found) =>
    SUBJECTS.map(({ key, short }) => {
      const bytes = found[key].kinds;
      const parts = kinds.filter((kind) => bytes[kind]).map((kind) => [bytes[kind], KINDS[kind]]);
      const all = parts.reduce((sum, [size]) => sum + size, 0);
      return { parts, label: `${figure.write(all)} ${short}` };
    });
  const rows = sizesWith(results, 'weight').flatMap(([products, { weight }]) =>
    Object.entries(weight).map(([page, found]) => ({ label: `${page}, ${count(products)}`, bars: bars(found) })),
  );
  const entries = kinds.filter((kind) => kind !== 'other').map((kind) => [KIND_NAMES[kind], KINDS[kind]]);
  return rows.length ? [['weight', drawing(figure, entries, rows)]] : [];
}

/** Each picture with its name. */
export function drawings(results) {
  const pages = (figure) => (found) =>
    Object.entries(found).map(([page, both]) => [page, figureOf(both, figure)]);
  const speed = ['fcp', 'lcp', 'tbt', 'cls'].flatMap((name) => plain(results, name, 'speed', pages(name)));
  const one = (of) => (found) => [['', of(found)]];
  const end = ({ end: { heap, buffers, wasm } }) => heap + buffers + wasm;
  return [
    ...speed,
    ...plain(results, 'add', 'touch', one((found) => figureOf(found, 'add', 'inp'))),
    ...plain(results, 'key', 'touch', one((found) => figureOf(found, 'key', 'p95'))),
    ...plain(results, 'answer', 'answer', one((found) => figureOf(found, 'typed'))),
    ...weight(results),
    ...plain(results, 'memory', 'memory', one(({ ours, peer }) => ({ ours: end(ours), peer: end(peer) }))),
  ];
}
