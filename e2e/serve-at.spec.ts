/** The shop against a server whose clock was set, with nothing in between: no page.clock here. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test as base, expect } from './fixtures/index.ts';
import { freePort } from './fixtures/port.ts';
import { SERVER } from './fixtures/server.ts';

const DIST = process.env.MARKET_DIST ?? '../dist';

const test = base.extend<{ serveAt: (instant: string) => Promise<void> }>({
  // The server starts later; its address has to be known before the page is made.
  baseURL: async ({}, use) => use(`http://127.0.0.1:${await freePort()}`),
  serveAt: async ({ baseURL }, use) => {
    const stops: (() => void)[] = [];
    await use(async (instant) => {
      const { port } = new URL(baseURL ?? '');
      const args = ['--dir', DIST, '--port', port, '--at', instant, '--until-stdin-closes'];
      const server = spawn(SERVER, args, {
        cwd: import.meta.dirname,
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      stops.push(() => server.stdin.end());
      await once(server.stdout, 'data');
    });
    stops.forEach((stop) => stop());
  },
});

test('ten seconds before the beginning the market says so, and then it opens', async ({
  shop,
  serveAt,
  t,
}) => {
  await serveAt('2026-11-27T20:29:50+07:00');
  await shop.open('/');
  const countdown = shop.region(t.schedule.countdown);
  await expect(countdown).toContainText(t.schedule.label_closed);
  await expect(countdown.getByRole('timer')).toHaveText(/^00.*00.*00.*(0\d|10)/);
  await expect(countdown).toContainText(t.schedule.label_open, { timeout: 12_000 });
  await expect(shop.chip).toContainText('1:29:5');
  await expect(shop.main).toContainText(t.home.night_now);
});
