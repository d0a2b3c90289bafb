// What the market costs the page of a portal: `node bench/portal.js SERVER SHOP RUNS`.

import { createServer } from 'node:http';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { start } from './market.js';
import { speed } from './pages/lighthouse.js';
import { milliseconds, table } from './table.js';

/** The files that name the portals, and so differ from those of the built shop. */
const NAMING = ['data/market.json', 'embed/countdown/index.html', 'embed/shelf/index.html'];

const COUNTDOWN = '<ocop-market kind="countdown"></ocop-market>';
const SHELVES = '<ocop-market kind="shelf" limit="4"></ocop-market><ocop-market kind="shelf" group="craft"></ocop-market>';

/** A portal may keep the place before the script is there; see docs/embedding.md. */
const KEPT =
  '<style>ocop-market:not(:defined){display:block;min-height:285px}' +
  'ocop-market[kind=shelf]:not(:defined){min-height:1470px}' +
  'ocop-market[limit="4"]:not(:defined){min-height:770px}</style>';

/** What a portal's page holds of the market, after a screen of its own text. */
const CASES = [
  ['without the market', '', ''],
  ['a countdown', '', COUNTDOWN],
  ['its place kept by the page', KEPT, COUNTDOWN],
  ['a countdown and two shelves', '', COUNTDOWN + SHELVES],
  ['their places kept by the page', KEPT, COUNTDOWN + SHELVES],
];

/** A page as portals have it: a heading, news, and then the market. */
function page(shop, styles, tags) {
  const news = '<article><h2>Tin của thành phố</h2><p>Các phường chuẩn bị cho đêm chợ thứ Sáu.</p></article>';
  const script = tags && `<script src="${shop}embed.js" defer></script>`;
  return (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
    `<title>Cổng</title>${styles}${script}<h1>Cổng thông tin</h1>${news.repeat(3)}${tags}${news.repeat(5)}`
  );
}

/** Serves one page per case, below its number. */
async function portal() {
  const pages = new Map();
  const server = createServer(({ url }, response) => {
    const body = pages.get(url);
    response.writeHead(body ? 200 : 204, { 'content-type': 'text/html; charset=utf-8' }).end(body);
  });
  await new Promise((listening) => server.listen(0, 'localhost', listening));
  return { pages, origin: `http://localhost:${server.address().port}`, close: () => server.close() };
}

/** The built shop, whose files name this portal. */
function shopFor(shop, origin) {
  const folder = mkdtempSync(join(tmpdir(), 'market-portal-'));
  const market = JSON.parse(readFileSync(join(shop, NAMING[0]), 'utf8'));
  const named = market.embedding.origins.join(' ');
  for (const entry of readdirSync(shop)) {
    if (NAMING.some((file) => file.startsWith(`${entry}/`))) {
      cpSync(join(shop, entry), join(folder, entry), { recursive: true });
    } else {
      symlinkSync(resolve(shop, entry), join(folder, entry));
    }
  }
  for (const file of NAMING) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const changed = file.endsWith('.html')
      ? text.replace(`data-portals="${named}"`, `data-portals="${origin}"`)
      : JSON.stringify({ ...market, embedding: { origins: [origin] } });
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, changed);
    writeFileSync(`${path}.br`, brotliCompressSync(changed));
    rmSync(`${path}.gz`, { force: true });
  }
  return folder;
}

const [server, shop, runs] = process.argv.slice(2);
const host = await portal();
const folder = shopFor(shop, host.origin);
const market = await start(server, folder, { spa: false });
try {
  CASES.forEach(([, styles, tags], index) => host.pages.set(`/${index}`, page(market.address, styles, tags)));
  const subjects = CASES.map(([name], index) => ({ key: name, name, address: `${host.origin}/${index}` }));
  const figures = await speed(subjects, '', Number(runs), (text) => console.error(`  ${text} …`));
  const rows = CASES.map(([name]) => {
    const { fcp, lcp, tbt, cls } = figures[name];
    return [name, milliseconds(fcp), milliseconds(lcp), tbt.toFixed(0), cls.toFixed(3)];
  });
  console.log(table(['a portal’s page', 'FCP ms', 'LCP ms', 'TBT ms', 'CLS'], rows));
} finally {
  market.stop();
  host.close();
  rmSync(folder, { recursive: true });
}
