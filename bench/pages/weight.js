// What a first visit to a page downloads, by kind, and what a second one does.

import { connect, createServer } from 'node:net';
import { visitor } from './visit.js';

/** How long nothing may be asked for until a page counts as complete, in milliseconds. */
const QUIET = 2_500;

const KINDS = [
  [/\.js$/, 'js'],
  [/\.wasm$/, 'wasm'],
  [/\.css$/, 'css'],
  [/\.woff2$/, 'font'],
  [/\.(svg|png|webp|avif|jpg|ico)$/, 'picture'],
  [/\.(json|bin|txt)$/, 'data'],
  [/\/[^.]*$/, 'html'],
];

export const KIND_NAMES = {
  html: 'HTML',
  css: 'CSS',
  js: 'JavaScript',
  wasm: 'wasm',
  data: 'data',
  font: 'fonts',
  picture: 'pictures',
  other: 'other',
};

const kindOf = (address) => {
  const { pathname } = new URL(address);
  return KINDS.find(([pattern]) => pattern.test(pathname))?.[1] ?? 'other';
};

/** Hands everything on to the server and counts what comes back, workers' requests included. */
async function counted(address) {
  const { hostname, port } = new URL(address);
  let bytes = 0;
  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname);
    server.on('data', ({ length }) => (bytes += length));
    for (const socket of [client, server]) socket.on('error', () => socket.destroy());
    client.pipe(server).pipe(client);
  });
  await new Promise((listening) => proxy.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${proxy.address().port}/`,
    bytes: () => bytes,
    close: () => proxy.close(),
  };
}

/** Bytes as they came over the network, heads of answers included. */
export async function weigh(browser, { address }, path) {
  const line = await counted(address);
  const { page, session, leave } = await visitor(browser);
  const kinds = {};
  const asked = new Map();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => asked.set(requestId, request.url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const url = asked.get(requestId);
    if (!url?.startsWith('http')) return;
    const kind = kindOf(url);
    kinds[kind] = (kinds[kind] ?? 0) + encodedDataLength;
  });
  await complete(page, line.address + path);
  const first = { ...kinds };
  const before = line.bytes();
  await page.goto('about:blank');
  await complete(page, line.address + path);
  const again = line.bytes() - before;
  await leave();
  line.close();
  return { kinds: first, again };
}

async function complete(page, address) {
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.waitForTimeout(QUIET);
}
