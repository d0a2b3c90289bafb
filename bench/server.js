// Serves the measured page with the headers that isolate it, so that its clock has steps of 5 µs.

import { createServer } from 'node:http';
import { createReadStream, createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cache-control': 'no-store',
};

/**
 * Serves the files of `page` at `/` and those of `data` at `/data/`; what is put to
 * `/serialised/` is kept in `data` too.
 */
export async function serve(page, data) {
  const folder = join(data, 'serialised');
  mkdirSync(folder, { recursive: true });
  const file = (path) => {
    if (path.startsWith('/data/')) return join(data, path.slice('/data/'.length));
    if (path.startsWith('/serialised/')) return join(folder, path.slice('/serialised/'.length));
    return join(page, path === '/' ? 'index.html' : path);
  };
  const server = createServer(async (request, response) => {
    const path = file(new URL(request.url, 'http://localhost').pathname);
    if (request.method === 'PUT') {
      await pipeline(request, createWriteStream(path));
      response.writeHead(204, ISOLATED).end();
    } else if (existsSync(path)) {
      response.writeHead(200, { ...ISOLATED, 'content-type': TYPES[extname(path)] ?? 'text/plain' });
      await pipeline(createReadStream(path), response);
    } else {
      response.writeHead(404, ISOLATED).end();
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
