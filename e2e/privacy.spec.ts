import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures/index.ts';
import { market, product } from './fixtures/content.ts';
import { NOT_FOUND, PAGES } from './fixtures/pages.ts';

const leaves = product('gom-kim-lan');

declare global {
  interface Window {
    violations: string[];
  }
}

test('a whole visit asks nobody else, and leaves no cookie', async ({
  page,
  context,
  shop,
  cart,
  guard,
  baseURL,
}) => {
  guard.allow(NOT_FOUND);
  const origins = new Set<string>();
  context.on('request', (request) => {
    if (!request.url().startsWith('data:')) {
      origins.add(new URL(request.url()).origin);
    }
  });
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  for (const { kind, path } of PAGES) {
    await shop.open(path);
    await shop.timeKnown();
    expect.soft(await page.evaluate(() => window.violations), kind).toEqual([]);
  }
  await shop.open('/products?q=kim+lan');
  await cart.addFromCard(leaves);
  await cart.expectCount(1);
  await shop.themeButton.click();
  expect([...origins]).toEqual([baseURL]);
  expect(await context.cookies()).toEqual([]);

  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage).sort(),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map((it) => it.name),
    caches: await caches.keys(),
  }));
  expect(kept).toEqual({
    local: ['cart', 'history', 'theme'],
    session: ['scroll'],
    // The outbox, which is empty.
    databases: ['night-market'],
    caches: [],
  });
});

test('every page is served with a strict policy', async ({ request, baseURL }) => {
  for (const { kind, path } of PAGES) {
    await test.step(kind, async () => {
      const answer = await request.get(path);
      const policy = new Map(
        (answer.headers()['content-security-policy'] ?? '')
          .split(';')
          .map((part) => part.trim().split(/\s+/))
          .map(([name, ...values]) => [name, values]),
      );
      const all = [...policy.values()].flat();
      expect(policy.get('default-src')).toEqual(["'none'"]);
      expect(policy.get('object-src')).toEqual(["'none'"]);
      expect(policy.get('base-uri')).toEqual(["'none'"]);
      expect(policy.get('connect-src')).toEqual(["'self'"]);
      const portals = market.embedding?.origins ?? [];
      expect(policy.get('frame-ancestors')).toEqual(["'self'", ...portals]);
      expect(policy.get('script-src')).toContain("'self'");
      // WebAssembly needs a word of its own, which does not allow evaluating text.
      expect(all).not.toContain("'unsafe-eval'");
      expect(all).not.toContain("'unsafe-inline'");
      // The players of live streams, which a press brings.
      const players = ['https://www.youtube-nocookie.com', 'https://www.facebook.com'];
      expect(policy.get('frame-src')).toEqual(["'self'", ...players]);
      expect(policy.get('media-src')).toEqual(["'self'", 'blob:']);
      expect(all.filter((value) => /^https?:|\*/.test(value ?? ''))).toEqual([...players, ...portals]);
      expect(answer.headers()['x-content-type-options']).toBe('nosniff');
      expect(answer.headers()['referrer-policy']).toBe('strict-origin-when-cross-origin');
      expect(answer.headers()['set-cookie']).toBeUndefined();

      // What the page itself loads stands on the same server.
      const html = await answer.text();
      // Canonical and alternate addresses only name pages; they are absolute and load nothing.
      const named = /<link\b[^>]*\brel="(?:canonical|alternate)"[^>]*>/g;
      const loaded = html
        .replace(named, '')
        .matchAll(/<(?:script|img|link|source|iframe)\b[^>]*?\b(?:src|href|srcset)="([^"]*)"/g);
      for (const [, address] of loaded) {
        expect.soft(new URL(address!, baseURL).origin, address).toBe(baseURL);
      }
      // Handlers and styles in attributes would be refused by the policy.
      expect(html).not.toMatch(/<[^>]+\s(?:style|on[a-z]+)="/);
    });
  }
});

test('hosts of static files are told what stands in the pages', async ({ request }) => {
  const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const told = readFileSync(new URL('../docs/hosting/_headers', import.meta.url), 'utf8');
  for (const { path } of PAGES) {
    const html = await (await request.get(path)).text();
    const script = /<script>(.*?)<\/script>/s.exec(html)![1]!;
    const styles = /<style [^>]*>(.*?)<\/style>/s.exec(html)![1]!;
    expect.soft(told, path).toContain(`script-src 'self' 'wasm-unsafe-eval' ${hashOf(script)};`);
    // Each page has its own styles, and allows no others by itself, before any stands in it.
    const own = `<meta http-equiv="Content-Security-Policy" content="style-src 'self' ${hashOf(styles)}"><style`;
    expect.soft(html, path).toContain(own);
  }
});

test('a link to elsewhere opens without handing this page over', async ({ page, shop, t }) => {
  const address = 'https://trace.example.com/gom';
  await page.route(`**/data/products/${leaves.slug}.json`, (route) =>
    route.fulfill({ json: { ...leaves, ingredients: { vi: 'Đất sét.' }, trace_url: address } }),
  );
  await shop.open('/products?q=kim+lan');
  await shop.cardLink(leaves).click();
  const link = shop.main.getByRole('link', { name: t.product.trace_link });
  await expect(link).toHaveAttribute('href', address);
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(link).toHaveAttribute('rel', /\bnoopener\b.*\bnoreferrer\b/);
});
