// The market's server with a built shop, and a phone to look at it with.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A Wednesday noon, when the market is shut. */
const NOON = '2026-11-25T12:00:00+07:00';

export const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true };

/** What is typed, key by key, and deleted again. */
export const TYPED = [
  'gom bat trang',
  'lua to tam',
  'banh chugn',
  'tra sen tay ho',
  'ceramcs',
  'khanlua',
  'mats ong',
  'sticky rice',
];

/** The keys for a text, letter by letter, and for deleting it again. */
export function presses(text) {
  const letters = [...text];
  return [
    ...letters.map((letter) => ({ key: letter === ' ' ? 'Space' : letter, letter })),
    ...letters.toReversed().map((letter) => ({ key: 'Backspace', letter })),
  ];
}

/**
 * Serves a shop; `spa` answers an address without a file with the first page. Gives the address,
 * and how to stop.
 */
export async function start(server, shop, { spa }) {
  const child = spawn(
    server,
    ['--dir', shop, '--port', '0', '--at', NOON, '--until-stdin-closes', ...(spa ? ['--spa'] : [])],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const [line] = await once(createInterface(child.stdout), 'line');
  return { address: line.match(/http:\S+/)[0], stop: () => child.stdin.end() };
}
