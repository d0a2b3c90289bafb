// Builds the shop: `node scripts/build.mjs CONTENT OUT`, where CONTENT is a folder like
// `public/data`, and OUT the folder to build in, which is emptied first.

import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { convert } from './data.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const shared = resolve(root, '../../../public');
/** Pictures, fonts and icons are the market's own. */
const SHARED = ['art', 'fonts', 'icon.svg'];

const [content, out] = process.argv.slice(2);
if (out === undefined) {
  console.error('usage: node scripts/build.mjs CONTENT OUT');
  process.exit(2);
}
const folder = resolve(out);
await build({ root, logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } });
for (const name of SHARED) cpSync(join(shared, name), join(folder, name), { recursive: true });
const products = convert(resolve(content), join(folder, 'data'));
console.log(`${products} products in ${folder}`);
