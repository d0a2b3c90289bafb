import { expect, test } from './fixtures/index.ts';
import { groups, products } from './fixtures/content.ts';
import { NOT_FOUND, PAGES } from './fixtures/pages.ts';

/** The picture that stands for a product until it has photographs. */
function art(slug: string): string {
  const product = products.find((one) => one.slug === slug)!;
  const group = groups.find((one) => one.slug === product.group);
  const subgroup = group?.subgroups.find((one) => one.slug === product.subgroup);
  return product.art ?? subgroup?.art ?? 'none';
}

test('every product’s pictures exist, and no product goes without', async ({ request }) => {
  const files = new Set(
    products.flatMap((one) =>
      one.photos.length > 0 ? one.photos.map((photo) => `/${photo.file}`) : [`/art/${art(one.slug)}.svg`],
    ),
  );
  for (const group of groups) {
    for (const subgroup of group.subgroups) {
      files.add(`/art/${subgroup.art}.svg`);
    }
  }
  // Long lists show the drawings of products in pixels.
  for (const file of [...files].filter((one) => /\/art\/.*\.svg$/.test(one))) {
    files.add(file.replace('.svg', '.avif'));
  }
  for (const file of files) {
    const answer = await request.get(file);
    expect.soft(answer.status(), file).toBe(200);
    expect.soft(answer.headers()['content-type'], file).toMatch(/^image\//);
    // A drawing that would load something, or run it, is none.
    if (file.endsWith('.svg')) {
      expect.soft(await answer.text(), file).not.toMatch(/<script|<foreignObject|href="https?:/);
    }
  }
});

test('every picture on every page can be seen', async ({ page, shop, guard }) => {
  test.slow();
  guard.allow(NOT_FOUND);
  for (const { kind, path } of PAGES) {
    await shop.open(path);
    const broken = await page.locator('img').evaluateAll((all) =>
      Promise.all(
        (all as HTMLImageElement[]).map(async (image) => {
          // What is further down loads when the reader comes near; here it is all looked at.
          image.loading = 'eager';
          const loaded = await image.decode().then(
            () => image.naturalWidth > 0,
            () => false,
          );
          return loaded ? null : image.currentSrc || image.src;
        }),
      ),
    );
    expect.soft(broken.filter((one) => one !== null), kind).toEqual([]);
  }
});

test('every picture says what it shows, or that it shows nothing new', async ({ page, shop, guard }) => {
  test.slow();
  guard.allow(NOT_FOUND);
  for (const { kind, path } of PAGES) {
    await shop.open(path);
    const nameless = page.locator('img:not([alt]), svg:not([aria-hidden=true]):not([role=img])');
    await expect.soft(nameless, kind).toHaveCount(0);
    const unsized = page.locator('img:not([width]), img:not([height])');
    await expect.soft(unsized, kind).toHaveCount(0);
  }
});

test('every group has a motif of its own', async ({ page, request, shop }) => {
  const motifs = await (await request.get('/art/motifs.svg')).text();
  const rows = [...motifs.matchAll(/<pattern id="([^"]+)"/g)].map(([, id]) => id);
  await shop.open('/');
  for (const { slug } of groups) {
    const tile = page.locator(`.tile[data-group=${slug}]`);
    const row = await tile.evaluate((one) => getComputedStyle(one).getPropertyValue('--motif'));
    expect.soft(Number(row), slug).toBe(rows.indexOf(slug));
  }
});

test('every icon is in the sprite', async ({ page, request, shop, guard, cart }) => {
  test.slow();
  guard.allow(NOT_FOUND);
  const sprite = await (await request.get('/art/ui.svg')).text();
  const names = new Set([...sprite.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id));
  await cart.hold([products.find((one) => one.slug === 'gom-kim-lan')!, 1]);
  for (const { kind, path } of PAGES) {
    await shop.open(path);
    const used = await page
      .locator('svg use')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    for (const address of new Set(used)) {
      const [file, name] = address.split('#');
      expect.soft(file, kind).toBe('/art/ui.svg');
      expect.soft(names.has(name ?? ''), `${kind}: ${address}`).toBe(true);
    }
  }
});

test('a product’s picture comes first, the rest when it is needed', async ({ page, shop }) => {
  await shop.open('/products');
  const images = page.locator('main article img');
  await expect(images.first()).toHaveAttribute('loading', 'eager');
  await expect(images.nth(20)).toHaveAttribute('loading', 'lazy');
  await shop.open(`/products/${products[0]!.slug}`);
  await expect(page.locator('main img').first()).toHaveAttribute('fetchpriority', 'high');
});
