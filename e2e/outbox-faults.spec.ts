/** The outbox under seeded schedules of faults: nothing is lost, and nothing is taken twice. */
import { expect, test } from '@playwright/test';
import { type Figures, Runs } from './fixtures/runs.ts';

/** Each part has a browser of its own. `FAULTS_FROM` and `FAULTS_RUNS` repeat a few of the runs. */
const PARTS = 4;
const RUNS = Number(process.env.FAULTS_RUNS ?? 504);
const FROM = Number(process.env.FAULTS_FROM ?? 0);

test.describe.configure({ retries: 0 });
test.skip(({ viewport }) => (viewport?.width ?? 0) < 900, 'the outbox has no width');

for (let part = 0; part < PARTS; part += 1) {
  const [first, end] = [0, 1].map((next) => FROM + Math.floor((RUNS * (part + next)) / PARTS)) as [number, number];
  test(`registrations of the runs from ${first} arrive once`, async ({ browser, baseURL }) => {
    test.setTimeout(300_000);
    const runs = await Runs.start(browser, baseURL!);
    for (let seed = first; seed < end; seed += 1) {
      await test.step(`run ${seed}`, () => runs.run(seed), { timeout: 20_000 });
      expect(runs.figures.lost, `lost in run ${seed}`).toEqual([]);
      expect(runs.figures.twice, `twice in run ${seed}`).toEqual([]);
    }
    await runs.close();
    console.log(inWords(runs.figures));
    expect(runs.errors).toEqual([]);
    expect(runs.figures.runs).toBe(end - first);
  });
}

function inWords({ runs, placed, requests, repeats, lost, twice }: Figures): string {
  return `${runs} runs: ${placed} placed, ${requests} requests, ${repeats} of them repeats, ${lost.length} lost, ${twice.length} twice`;
}
