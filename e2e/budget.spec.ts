/** What a first view weighs, compressed as it is sent. A page that takes one packet more takes a slow line one wait more. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { product } from './fixtures/content.ts';
import { DIST } from './fixtures/host.ts';
import { expect, test } from './fixtures/index.ts';

/** In bytes. */
const HTML = 14_000;
const WASM = 150_000;
const FIRST_VIEW = 190_000;

const PAGES = ['', 'products', `products/${product('tra-sen-tay-ho').slug}`];

const sent = (...path: string[]) => statSync(join(DIST, ...path) + '.br').size;

for (const language of ['', 'en', 'fr']) {
  for (const path of PAGES) {
    test(`a first view of /${join(language, path)} keeps to its budget`, () => {
      const page = join(language, path, 'index.html');
      const html = readFileSync(join(DIST, page), 'utf8');
      const named = (what: RegExp) => what.exec(html)![1]!.replace('*', language || 'vi').split(' ');
      const [wasm] = named(/ data-wasm="([^"]+)"/).map((file) => sent(file));
      const others = [/ src="([^"]+)" data-app/, / data-app="([^"]+)"/, / data-texts="([^"]+)"/, / data-rest="([^"]+)"/];
      const all = others.flatMap(named).reduce((sum, file) => sum + sent(file), sent(page) + wasm!);
      expect(sent(page)).toBeLessThanOrEqual(HTML);
      expect(wasm!).toBeLessThanOrEqual(WASM);
      expect(all).toBeLessThanOrEqual(FIRST_VIEW);
    });
  }
}
