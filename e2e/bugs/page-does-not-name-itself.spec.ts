/** A search engine takes no notice of alternates that leave out the page itself. */
import { market } from '../fixtures/content.ts';
import { expect, test } from '../fixtures/index.ts';
import { LANGUAGES } from '../fixtures/language.ts';
import { PAGES } from '../fixtures/pages.ts';

test('every page names itself and its other languages', { tag: '@languages' }, async ({
  request,
  shop,
}) => {
  // A cart and a list of favourites are their reader's own, which no search engine is shown.
  const found = PAGES.filter((page) => page.prerendered && !['cart', 'saved'].includes(page.kind));
  for (const { kind, path } of found) {
    const html = await (await request.get(shop.path(path))).text();
    for (const other of LANGUAGES) {
      const address = market.origin + shop.path(path, other);
      const link = `<link rel="alternate" href="${address}" hreflang="${other}">`;
      expect.soft(html.includes(link), `${kind} in ${other}`).toBe(true);
    }
  }
});
