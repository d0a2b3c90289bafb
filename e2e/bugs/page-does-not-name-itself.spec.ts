/** A search engine takes no notice of alternates that leave out the page itself. */
import { expect, test } from '../fixtures/index.ts';
import { LANGUAGES } from '../fixtures/language.ts';
import { PAGES } from '../fixtures/pages.ts';

test('every page names itself and its other languages', { tag: '@languages' }, async ({
  request,
  shop,
}) => {
  for (const { kind, path } of PAGES.filter((page) => page.prerendered)) {
    const html = await (await request.get(shop.path(path))).text();
    for (const other of LANGUAGES) {
      const link = `<link rel="alternate" hreflang="${other}" href="${shop.path(path, other)}">`;
      expect.soft(html.includes(link), `${kind} in ${other}`).toBe(true);
    }
  }
});
