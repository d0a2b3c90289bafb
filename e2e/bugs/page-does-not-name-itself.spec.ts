/** A search engine takes no notice of alternates that leave out the page itself. */
import { market } from '../fixtures/content.ts';
import { expect, test } from '../fixtures/index.ts';
import { LANGUAGES } from '../fixtures/language.ts';
import { PAGES } from '../fixtures/pages.ts';

test('every page names itself and its other languages', { tag: '@languages' }, async ({
  request,
  shop,
}) => {
  // What is its reader's own is shown to no search engine.
  const own = ['cart', 'checkout', 'orders', 'saved'];
  const found = PAGES.filter((page) => page.prerendered && !own.includes(page.kind));
  for (const { kind, path } of found) {
    const html = await (await request.get(shop.path(path))).text();
    for (const other of LANGUAGES) {
      const address = market.origin + shop.path(path, other);
      const link = `<link rel="alternate" href="${address}" hreflang="${other}">`;
      expect.soft(html.includes(link), `${kind} in ${other}`).toBe(true);
    }
  }
});
