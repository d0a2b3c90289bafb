// Whole pages beside those of a lean JavaScript shop: `node bench/pages/main.js PLAN`, where PLAN
// says what is measured (`xtask/src/bench/pages.rs` writes it).

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch } from '../browser.js';
import { sinceThen } from '../calibration.js';
import { start } from '../market.js';
import { answer } from './answer.js';
import { others } from './busy.js';
import { scores, speed } from './lighthouse.js';
import { memory } from './memory.js';
import { drawings } from './plots.js';
import { report } from './report.js';
import { touch } from './touch.js';
import { weigh } from './weight.js';

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { quick } = plan;
const RUNS = quick ? 1 : 5;
const MARKS = ['<!-- bench:pages -->', '<!-- /bench -->'];

const tell = (part) => (what) => console.log(`  ${part}: ${what}`);

/** Both shops of a size, served while `measure` runs. */
async function served({ products, ours, peer }, measure) {
  const servers = [
    await start(plan.server, ours, { spa: false }),
    await start(plan.server, peer, { spa: true }),
  ];
  const [shop, solid] = servers.map(({ address }) => address);
  try {
    return await measure([
      { key: 'ours', name: `this shop, ${products} products`, address: shop },
      { key: 'peer', name: `SolidJS, ${products} products`, address: solid },
    ]);
  } finally {
    for (const { stop } of servers) stop();
  }
}

/** A page with nothing but a heading, which no page can be faster than here, served while `measure` runs. */
async function withHeading(measure) {
  const folder = fileURLToPath(new URL('heading', import.meta.url));
  const { address, stop } = await start(plan.server, folder, { spa: false });
  try {
    return await measure({ key: 'heading', name: 'a heading', address });
  } finally {
    stop();
  }
}

/** The measured pages of a size, each with its path. */
const pages = ({ product }) => [
  ['home', ''],
  ['list', 'products'],
  ['product', product],
];

async function inBrowser(measure) {
  const browser = await launch();
  try {
    return await measure(browser);
  } finally {
    await browser.close();
  }
}

/** What `measure` gives for each shop of a size, one after the other. */
async function each(subjects, measure) {
  const found = {};
  for (const subject of subjects) found[subject.key] = await measure(subject);
  return found;
}

/** Every part, for one size; a name of a figure with its values for both shops. */
const PARTS = {
  async speed(size, subjects) {
    const found = {};
    for (const [page, path] of pages(size)) {
      const measure = (all) => speed(all, path, RUNS, tell(`Lighthouse, ${page}`));
      found[page] = path ? await measure(subjects) : await withHeading((it) => measure([...subjects, it]));
    }
    return found;
  },
  touch: (size, subjects) =>
    inBrowser((browser) =>
      each(subjects, (subject) => {
        tell('touches and keys')(subject.name);
        return touch(browser, subject, quick);
      }),
    ),
  answer: (size, subjects) =>
    inBrowser((browser) => answer(browser, subjects, size.products, RUNS, tell('until search answers'))),
  async weight(size, subjects) {
    const found = {};
    for (const [page, path] of pages(size)) {
      tell('bytes')(`${page}, ${size.products} products`);
      found[page] = await inBrowser((browser) => each(subjects, (subject) => weigh(browser, subject, path)));
    }
    return found;
  },
  memory: (size, subjects) =>
    inBrowser((browser) =>
      each(subjects, (subject) => memory(browser, subject, quick, tell(`memory, ${subject.name}`))),
    ),
};

const names = ['scores', ...Object.keys(PARTS)];
for (const part of plan.parts) {
  if (!names.includes(part)) throw new Error(`${part} is not one of ${names.join(', ')}`);
}

/**
 * What a run has measured that was broken off, of the same shop and by the same plan: a whole one
 * takes most of an hour.
 */
const UNFINISHED = `${plan.results}.unfinished`;
const shop = readFileSync(`${plan.sizes[0].ours}/index.html`);
const subject = createHash('sha256').update(JSON.stringify(plan)).update(shop).digest('hex');
const kept = { subject, parts: {}, looks: [] };
if (existsSync(UNFINISHED)) {
  const before = JSON.parse(readFileSync(UNFINISHED, 'utf8'));
  if (before.subject === subject) Object.assign(kept, before);
}

/** A part as it was measured before, or as it is now. */
async function once(name, measure) {
  if (!(name in kept.parts)) {
    kept.parts[name] = await measure();
    kept.looks.push({ ...(await others()), found: sinceThen() });
    writeFileSync(UNFINISHED, JSON.stringify(kept));
  }
  console.log(`  ${name}: ${JSON.stringify(kept.parts[name])}`);
  return kept.parts[name];
}

async function scoresOfAllKinds() {
  return served(plan.sizes[0], async ([{ address }]) => {
    const found = {};
    for (const [kind, path] of plan.kinds) {
      tell('scores')(kind);
      found[kind] = await scores(address, path, kind !== 'missing');
      console.log(`  ${JSON.stringify(found[kind])}`);
    }
    return found;
  });
}

async function measured() {
  const results = { sizes: {} };
  const wants = (part) => plan.parts.length === 0 || plan.parts.includes(part);
  if (wants('scores')) results.scores = await once('scores', scoresOfAllKinds);
  for (const size of plan.sizes) {
    const found = {};
    await served(size, async (subjects) => {
      for (const [part, measure] of Object.entries(PARTS)) {
        if (!wants(part)) continue;
        found[part] = await once(`${part}, ${size.products}`, () => measure(size, subjects));
      }
    });
    results.sizes[size.products] = found;
  }
  const browser = await inBrowser((it) => it.version());
  return { ...results, looks: kept.looks, runs: RUNS, browser, date: new Date().toISOString().slice(0, 10) };
}

/** Puts the report between its marks. */
function write(text) {
  const document = readFileSync(plan.document, 'utf8');
  const [from, to] = MARKS.map((mark) => document.indexOf(mark));
  if (from < 0 || to < from) throw new Error(`${plan.document} lacks ${MARKS.join(' and ')}`);
  const before = document.slice(0, from + MARKS[0].length);
  writeFileSync(plan.document, `${before}\n${text}\n${document.slice(to)}`);
  console.log(`${plan.document} is up to date`);
}

const results = await measured();
writeFileSync(plan.results, JSON.stringify(results, undefined, 2));
const text = report(results);
console.log(`\n${text}`);
if (plan.document) {
  mkdirSync(plan.plots, { recursive: true });
  for (const [name, drawing] of drawings(results)) writeFileSync(`${plan.plots}/${name}.svg`, drawing);
  write(text);
}
rmSync(UNFINISHED, { force: true });
