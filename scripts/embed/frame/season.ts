/** What the market does when, as the build has reckoned it from the schedule. */

/** From an instant on: the state, what a countdown counts to, and when that is in words. */
export type Change = [from: number, state: State, target: number | null, words: string];
export type State = 'before' | 'open' | 'closing-soon' | 'closed' | 'over';

/** What stands in the page beside its HTML; instants are in seconds since 1970. */
export interface Data {
  changes: Change[];
  /** What the figures count to, by state. */
  labels: Record<State, string>;
  /** How far the market's clocks are ahead of UTC, in minutes. */
  offset: number;
  /** For products: where the files of their cards lie and how many share them, and words on them. */
  cards: { folder: string; shares: number };
  stars: string[];
  words: Record<'from' | 'usual' | 'expired' | 'view_only' | 'sold_out' | 'nothing' | 'missing' | 'failed', string>;
}

/** Reads the data of the page. */
export function dataOf(): Data {
  return JSON.parse(document.getElementById('data')?.textContent ?? '{}');
}

/** What holds at an instant, and when something else does, in milliseconds. */
export function stateAt({ changes }: Data, now: number): { change: Change; next: number } {
  const later = changes.findIndex(([from]) => from * 1000 > now);
  const at = later < 0 ? changes.length - 1 : Math.max(later - 1, 0);
  return { change: changes[at]!, next: later < 0 ? Infinity : changes[later]![0] * 1000 };
}

export function isOpen([, state]: Change): boolean {
  return state === 'open' || state === 'closing-soon';
}
