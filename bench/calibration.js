// How many times slower a phone is than the machine, which on a shared one changes by half within minutes.

import { pageFunctions } from 'lighthouse/core/lib/page-functions.js';
import { median } from './table.js';

/**
 * How many times faster than a phone of the middle class a machine of a BenchmarkIndex is, from
 * https://lighthouse-cpu-throttling-calculator.vercel.app, to which Lighthouse refers. It does not go on: the last is
 * what Lighthouse takes if it is told nothing, so a fast machine does not have to be faster still.
 */
const FASTER = [
  [150, 1],
  [800, 2],
  [1300, 3],
  [1533, 4],
];

/** What has been found since somebody asked. */
const found = [];

/** By how many times a phone is slower than a machine of this index, or as somebody wants it. */
export function slower(index) {
  const times = Number(process.env.SLOWER ?? between(index));
  found.push({ index, times });
  return times;
}

function between(index) {
  const above = FASTER.findIndex(([limit]) => index < limit);
  if (above === -1) return FASTER.at(-1)[1];
  if (above === 0) return FASTER[0][1];
  const [[low, from], [high, to]] = FASTER.slice(above - 1);
  return from + ((to - from) * (index - low)) / (high - low);
}

/** The same for the machine as it is now; takes a second of an empty page. */
export async function slowerNow(page) {
  return slower(await page.evaluate(pageFunctions.computeBenchmarkIndex));
}

/** What was found since this was asked last. */
export const sinceThen = () => found.splice(0);

/** A sentence on what was found; nothing where nothing had to be slower. */
export function sentence(found) {
  if (found.length === 0) return '';
  const ends = (all, write) => {
    const written = [Math.min(...all), Math.max(...all), median(all)].map(write);
    return `${written[0]} to ${written[1]}, in the middle ${written[2]}`;
  };
  const times = ends(found.map(({ times }) => times), (it) => it.toFixed(1));
  const indices = ends(found.map(({ index }) => index), (it) => Math.round(it).toFixed(0));
  return (
    `A phone's processor was taken to be as many times slower as the machine's speed asked for at the time: ${times} times, ` +
    `for a BenchmarkIndex of ${indices}.`
  );
}
