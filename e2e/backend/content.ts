/** Content whose market is open while the tests run: the engine has the real clock. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { editor } from '../fixtures/large.ts';
import { given } from './real.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = join(ROOT, 'target/tmp/backend-content');
const DAY = 24 * 3_600_000;
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** A day by the market's calendar, so many days from now. */
function day(later: number): string {
  return new Date(Date.now() + 7 * 3_600_000 + later * DAY).toISOString().slice(0, 10);
}

/** The folder with the shop's own content, made anew if `again`. */
export function content(again = false): string {
  if (again || !existsSync(FOLDER)) {
    rmSync(FOLDER, { recursive: true, force: true });
    cpSync(join(ROOT, 'public/data'), FOLDER, { recursive: true });
    openMarket(FOLDER);
  }
  return FOLDER;
}

/** A folder with a catalogue that is made up. */
export function madeUp(products: number): string {
  const folder = `${FOLDER}-${products}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync(editor, ['generate', '--products', String(products), '--seed', '5', '--out', folder], { cwd: ROOT, stdio: 'pipe' });
  openMarket(folder);
  return folder;
}

/** Brings a folder's content into the engine, as an editor does; gives what is said at the end. */
export function push(folder: string): string {
  const [to] = given.instances;
  if (to === undefined) {
    throw new Error('there is no engine: `cargo xtask test --backend` starts one and runs these specs');
  }
  const args = ['push', '--to', to, '--keys', given.ids, '--content', folder, '--stock', '--yes', '--lang', 'en'];
  const said = execFileSync(editor, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  return said.trim().split('\n').at(-1) ?? '';
}

/** The market is open every day and all day, and certificates hold. */
function openMarket(folder: string): void {
  change(folder, 'market.json', (market) => {
    market['schedule'] = {
      first_day: day(-7),
      last_day: day(30),
      closing_soon_minutes: 10,
      weekly: WEEKDAYS.map((weekday) => ({ weekday, opens: '00:00', closes: '23:59' })),
    };
  });
  for (const file of readdirSync(join(folder, 'products'))) {
    change(folder, `products/${file}`, (product) => {
      const certificate = product['certificate'] as Record<string, string>;
      // It holds for three years at most.
      certificate['decided'] = day(-400);
      certificate['valid_until'] = day(300);
    });
  }
}

function change(folder: string, file: string, by: (content: Record<string, unknown>) => void): void {
  const path = join(folder, file);
  const value = JSON.parse(readFileSync(path, 'utf8'));
  by(value);
  writeFileSync(path, JSON.stringify(value, null, 2));
}
