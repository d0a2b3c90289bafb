// How fast the machine itself is from run to run: on a shared one it changes by half within minutes.

import { median } from '../table.js';

/** A run counts if the machine was at least this share as fast as at its best. */
const STEADY = 0.85;
/** So many times another is made again, after which it counts all the same. */
const AGAIN = 2;

/** The highest index of all runs so far. */
let best = 0;

/**
 * The result of a run that the machine did not make slow, where there is one, and how many were left out
 * before it. How fast the machine is, Lighthouse's BenchmarkIndex says.
 */
export async function steady(measure) {
  for (let left = 0; ; left++) {
    const result = await measure();
    const index = result.environment.benchmarkIndex;
    best = Math.max(best, index);
    if (index >= STEADY * best || left === AGAIN) return { result, index, left };
    console.warn(`  the machine has ${Math.round(index)} of ${Math.round(best)} now: again`);
  }
}

/** How fast the machine was during some runs. */
export function machine(runs) {
  const indices = runs.map(({ index }) => index);
  const left = runs.reduce((sum, it) => sum + it.left, 0);
  return { lowest: Math.min(...indices), median: median(indices), highest: Math.max(...indices), left };
}

/** A sentence on what was seen at several times. */
export function sentence(machines) {
  const of = (name, choose) => Math.round(choose(...machines.map((it) => it[name])));
  const left = machines.reduce((sum, it) => sum + it.left, 0);
  return (
    `The machine's BenchmarkIndex was ${of('lowest', Math.min)} to ${of('highest', Math.max)}, medians of ` +
    `${of('median', Math.min)} to ${of('median', Math.max)} (a processor 4× slower is meant for one of 1500 ` +
    `to 2000, 2× for one of 1000 to 1500); runs left out because it was slower than usual: ${left}.`
  );
}
