// How busy the machine is with other things.

import { cpus, loadavg } from 'node:os';
import { setTimeout } from 'node:timers/promises';

const MOMENT = 3_000;
/** From this share of the processors on, figures are no longer those of a quiet machine. */
const BUSY = 0.1;

function times() {
  const all = cpus().map(({ times }) => times);
  const sum = (list) => list.reduce((a, b) => a + b, 0);
  const idle = sum(all.map((it) => it.idle));
  return { idle, total: sum(all.map((it) => sum(Object.values(it)))) };
}

/** Looks at the machine for a moment in which nothing is measured. */
export async function others() {
  const before = times();
  await setTimeout(MOMENT);
  const after = times();
  const share = 1 - (after.idle - before.idle) / (after.total - before.total);
  return { share, load: loadavg()[0], cores: cpus().length };
}

/** A sentence on what was seen at several times. */
export function sentence(looks) {
  const worst = Math.max(...looks.map(({ share }) => share));
  const loads = looks.map(({ load }) => load.toFixed(1));
  const percent = `${Math.round(worst * 100)} %`;
  const state = worst > BUSY ? '**on a busy machine**' : 'on a quiet machine';
  return (
    `${looks[0].cores} cores, ${state}: other programs took up to ${percent} of the processors, ` +
    `load average ${[...new Set(loads)].join(', ')} between the measurements`
  );
}
