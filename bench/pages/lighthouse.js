// Lighthouse on a phone, with its own simulation of a slow one.

import { launch } from 'chrome-launcher';
import lighthouse, { auditFlowArtifacts } from 'lighthouse';
import { ARGUMENTS, ENVIRONMENT } from '../browser.js';
import { slower } from '../calibration.js';
import { median } from '../table.js';

const FIGURES = {
  fcp: 'first-contentful-paint',
  lcp: 'largest-contentful-paint',
  tbt: 'total-blocking-time',
  cls: 'cumulative-layout-shift',
};
const SCORES = ['accessibility', 'best-practices', 'seo'];

/** How often a run is begun anew whose trace came to nothing. */
const ATTEMPTS = 3;

async function run(address, onlyCategories, rest) {
  for (let attempt = 1; ; attempt++) {
    const lhr = await once(address, onlyCategories, rest);
    if (!lhr.runtimeError) return lhr;
    if (attempt === ATTEMPTS) throw new Error(`${address}: ${lhr.runtimeError.message}`);
    console.warn(`  Lighthouse has to begin anew: ${lhr.runtimeError.code}`);
  }
}

/** One run in a browser of its own, as Lighthouse recommends. */
async function once(address, onlyCategories, rest) {
  const chrome = await launch({ chromeFlags: ['--headless=new', ...ARGUMENTS], envVars: ENVIRONMENT });
  try {
    const options = { port: chrome.port, output: 'json', logLevel: 'error', onlyCategories, ...rest };
    const { lhr, artifacts } = await lighthouse(address, options);
    return lhr.runtimeError ? lhr : await onPhone(artifacts, options);
  } finally {
    chrome.kill();
  }
}

/**
 * What a run would have been on a phone. It is simulated afterwards, so that it can be told by then how fast the
 * machine was meanwhile.
 */
async function onPhone(artifacts, options) {
  const throttling = {
    ...artifacts.settings.throttling,
    cpuSlowdownMultiplier: slower(artifacts.BenchmarkIndex),
  };
  const settings = { ...artifacts.settings, throttling };
  const gatherSteps = [{ artifacts: { ...artifacts, settings }, flags: { ...options, throttling } }];
  const { steps } = await auditFlowArtifacts({ gatherSteps });
  return steps[0].lhr;
}

/** The medians of some runs; the subjects take turns, so that a busy minute hits all of them. */
export async function speed(subjects, path, runs, tell) {
  const samples = Object.fromEntries(subjects.map(({ key }) => [key, []]));
  for (let turn = 1; turn <= runs; turn++) {
    for (const { key, name, address } of subjects) {
      tell(`${name}, run ${turn} of ${runs}`);
      const { audits } = await run(address + path, ['performance']);
      const figures = Object.entries(FIGURES).map(([figure, id]) => [figure, audits[id].numericValue]);
      samples[key].push(Object.fromEntries(figures));
    }
  }
  // What moves in one visit of ten is to be mended as well, and no median has it.
  const value = (figure, all) => (figure === 'cls' ? Math.max(...all) : median(all));
  const middle = (all) =>
    Object.fromEntries(Object.keys(FIGURES).map((figure) => [figure, value(figure, all.map((it) => it[figure]))]));
  const found = Object.entries(samples).map(([key, all]) => [key, middle(all)]);
  return Object.fromEntries(found);
}

/** The scores of a page, the audits that cost it points, and what moves. A page for lost visitors has no SEO. */
export async function scores(address, path, isFound) {
  const wanted = SCORES.filter((id) => isFound || id !== 'seo');
  const { categories, audits } = await run(address + path, [...wanted, 'performance'], { ignoreStatusCode: !isFound });
  const failed = wanted.flatMap((id) =>
    categories[id].auditRefs
      .filter(({ weight }) => weight > 0)
      .map(({ id }) => audits[id])
      .filter(({ score }) => score !== null && score < 1)
      .map((audit) => [audit.id, places(audit)]),
  );
  const points = wanted.map((id) => [id, Math.round(categories[id].score * 100)]);
  return { scores: Object.fromEntries(points), failed: Object.fromEntries(failed), shift: audits[FIGURES.cls].numericValue };
}

/** Where an audit has found something. */
function places({ details }) {
  return (details?.items ?? []).map(
    ({ node, source, description, reason }) => node?.snippet ?? description ?? reason ?? source?.url ?? '',
  );
}
