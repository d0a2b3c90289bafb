/** The editors' preview: the working copy in the shop, what is wrong with it, and its clock. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from './fixtures/index.ts';
import { editor as EDITOR } from './fixtures/large.ts';
import { freePort } from './fixtures/port.ts';

const DIST = process.env.MARKET_DIST ?? '../dist';
/** Until a save is seen, read and shown. */
const soon = { timeout: 15_000 };
const TEA = 'data/products/tra-sen-tay-ho.json';

/** Public files that a test may change. */
class WorkingCopy {
  constructor(private readonly folder: string) {}

  replace(file: string, part: string, by: string): void {
    const path = join(this.folder, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(part, by));
  }
}

const test = base.extend<{ copy: WorkingCopy }>({
  baseURL: async ({}, use) => use(`http://127.0.0.1:${await freePort()}`),
  copy: async ({ baseURL, page }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'preview-'));
    for (const name of ['data', 'art']) {
      cpSync(join(import.meta.dirname, '../public', name), join(folder, name), { recursive: true });
    }
    const { port } = new URL(baseURL ?? '');
    const args = ['preview', join(folder, 'data'), '--shop', DIST, '--port', port];
    const editor = spawn(EDITOR, [...args, '--at', '2026-11-27T20:29:00+07:00'], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(editor.stdout, 'data');
    await use(new WorkingCopy(folder));
    // The page asks for news as long as it is there.
    await page.close();
    editor.kill('SIGINT');
    await once(editor, 'exit');
    rmSync(folder, { recursive: true });
  },
});

test('a saved file shows itself, and so does what is wrong with it', async ({ page, copy, guard }) => {
  // The shop says of a damaged product that it is left out.
  guard.allow(/tra-sen-tay-ho\.json/);
  await page.goto('/products/tra-sen-tay-ho');
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText('Trà sen Tây Hồ');
  const bar = page.getByRole('button', { name: /^Xem trước/ });
  await expect(bar).toContainText('20:29');
  copy.replace(TEA, '"vi": "Trà sen Tây Hồ"', '"vi": "Trà sen Quảng An"');
  await expect(title).toHaveText('Trà sen Quảng An', soon);
  copy.replace(TEA, '"stars": 5', '"stars": 6');
  await bar.click();
  const panel = page.getByRole('region', { name: 'Xem trước' });
  await expect(panel).toContainText('sản phẩm có 3, 4 hoặc 5 sao', soon);
  await expect(panel).toContainText('products/tra-sen-tay-ho.json, dòng');
  copy.replace(TEA, '"stars": 6', '"stars": 5');
  await expect(panel).not.toContainText('sản phẩm có 3, 4 hoặc 5 sao', soon);
  // The market opens for whoever wants to see it open.
  await panel.getByRole('button', { name: /^Đang họp chợ/ }).click();
  await expect(bar).toContainText('20:35', soon);
  await expect(page.getByRole('banner')).toContainText('1:24:', soon);
});
