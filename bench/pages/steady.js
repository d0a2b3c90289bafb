// How fast the machine itself is from run to run: on a shared one it changes by half within minutes.

import { median } from '../table.js';

/** A run beside which the machine was slower than by this share of its best is made again. */
const STEADY = 0.85;
/** So many times, after which it counts all the same. */
const AGAIN = 2;

/** What Lighthouse's BenchmarkIndex said at each run that counts, and how many did not. */
const seen = { indices: [], left: 0 };
let best = 0;

/** The result of a run that the machine did not make slow, where there is one. */
export async function steady(measure) {
  for (let again = 0; ; again++) {
    const result = await measure();
    const { benchmarkIndex } = result.environment;
    best = Math.max(best, benchmarkIndex);
    if (benchmarkIndex >= STEADY * best || again === AGAIN) {
      seen.indices.push(benchmarkIndex);
      return result;
    }
    seen.left++;
    console.warn(`  the machine has ${Math.round(benchmarkIndex)} of ${Math.round(best)} now: again`);
  }
}

/** What was seen since this was last asked for. */
export function machine() {
  const { indices, left } = seen;
  const found = { lowest: Math.min(...indices), median: median(indices), highest: Math.max(...indices), left };
  Object.assign(seen, { indices: [], left: 0 });
  return found;
}

/** A sentence on what was seen at several times. */
export function sentence(machines) {
  const of = (name, choose) => Math.round(choose(...machines.map((it) => it[name])));
  const left = machines.reduce((sum, it) => sum + it.left, 0);
  return (
    `The machine's BenchmarkIndex was ${of('lowest', Math.min)} to ${of('highest', Math.max)}, medians of ` +
    `${of('median', Math.min)} to ${of('median', Math.max)} (a processor 4× slower is meant for one of 1500 ` +
    `to 2000, 2× for one of 1000 to 1500); ${left} runs were left out because it was slower than usual.`
  );
}
