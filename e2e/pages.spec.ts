import { expect, test } from './fixtures/index.ts';
import { cheapest, groups, market, producers, products, say } from './fixtures/content.ts';
import { count } from './fixtures/language.ts';
import { NOT_FOUND, PAGES } from './fixtures/pages.ts';

const everywhere = { tag: '@languages' };

test('every kind of page opens from its own address', everywhere, async ({
  page,
  shop,
  guard,
  language,
  t,
}) => {
  test.slow();
  guard.allow(NOT_FOUND);
  for (const { kind, path, title, heading, missing } of PAGES) {
    await test.step(kind, async () => {
      const response = await shop.open(path);
      expect.soft(response.status(), kind).toBe(missing ? 404 : 200);
      await expect.soft(page.locator('html')).toHaveAttribute('lang', language);
      await expect.soft(page).toHaveTitle(shop.title(title(t, language)));
      await expect.soft(page.getByRole('heading', { level: 1 })).toHaveText([heading(t, language)]);
      await expect.soft(page.getByRole('banner')).toHaveCount(1);
      await expect.soft(page.getByRole('search')).toHaveCount(1);
      await expect.soft(page.getByRole('main')).toHaveCount(1);
      await expect.soft(page.getByRole('contentinfo')).toHaveCount(1);
      // Landmarks of one kind can be told apart by their names.
      const names = await page
        .getByRole('navigation')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
      expect.soft(names.filter((name) => !name), kind).toEqual([]);
      expect.soft(new Set(names).size, kind).toBe(names.length);
    });
  }
});

test('every page describes itself before the app starts', everywhere, async ({
  request,
  shop,
  language,
  t,
}) => {
  for (const { kind, path, title } of PAGES.filter((page) => page.prerendered)) {
    await test.step(kind, async () => {
      const html = await (await request.get(shop.path(path))).text();
      expect.soft(html).toContain(`<html lang="${language}"`);
      expect.soft(html).toContain(`<title>${shop.title(title(t, language))}</title>`);
      expect.soft(html).toMatch(/<meta name="description" content="[^"]{20,}">/);
    });
  }
});

test('the home page has a shelf for every group', everywhere, async ({ shop, language, t }) => {
  await shop.open('/');
  const tiles = shop.region(t.home.groups);
  for (const group of groups) {
    const name = say(group.name, language);
    const all = products.filter((product) => product.group === group.slug);
    const number = count(language, t.catalogue.products, all.length);
    const tile = tiles.getByRole('link', { name: `${name} ${number}` });
    await expect.soft(tile).toHaveAttribute('href', shop.path(`/groups/${group.slug}`));

    const shelf = shop.region(name);
    await expect.soft(shelf.getByRole('heading', { level: 2 })).toHaveText(name);
    await expect.soft(shelf).toContainText(say(group.blurb, language));
    await expect.soft(shelf.getByRole('article')).toHaveCount(Math.min(8, all.length));
    const more = shelf.getByRole('link', { name: shop.say(t.home.all_of, { count: all.length }) });
    await expect.soft(more).toHaveAttribute('href', shop.path(`/groups/${group.slug}`));
  }
});

test('the home page has shelves of five stars and of night prices, and producers', everywhere, async ({
  shop,
  language,
  t,
}) => {
  await shop.open('/');
  const five = products.filter((product) => product.stars === 5);
  const stars = shop.region(t.home.five_stars);
  await expect(stars.getByRole('article')).toHaveCount(five.length);
  for (const product of five) {
    await expect.soft(shop.card(product, stars)).toBeVisible();
  }
  const label = count(language, t.product.stars, 5);
  await expect(stars.getByRole('img', { name: label })).toHaveCount(five.length);

  const names = products
    .filter((product) => product.variants.some((variant) => variant.night_price))
    .map((product) => say(product.name, language));
  const night = shop.region(t.home.night_prices).getByRole('heading', { level: 3 });
  await expect(night).toHaveCount(8);
  for (const name of await night.allTextContents()) {
    expect.soft(names).toContain(name);
  }

  const makers = shop.region(t.producer.title);
  await expect(makers.getByRole('listitem')).toHaveCount(6);
  const all = shop.say(t.producer.all, { count: producers.length });
  await expect(makers.getByRole('link', { name: all })).toHaveAttribute(
    'href',
    shop.path('/producers'),
  );
});

test('the list shows all products, a group or a sub-group', everywhere, async ({
  page,
  shop,
  language,
  t,
}) => {
  const number = (n: number) => shop.main.getByText(count(language, t.catalogue.products, n), { exact: true });
  await shop.open('/products');
  await expect(shop.cards).toHaveCount(products.length);
  await expect(number(products.length)).toBeVisible();

  const filters = page.getByRole('navigation', { name: t.home.groups });
  // Each link says how many products it leads to.
  const counted = (name: string, n: number) => `${name} ${n}`;
  await expect(filters.getByRole('link')).toHaveText([
    t.catalogue.all_groups,
    ...groups.map((group) =>
      counted(say(group.name, language), products.filter((it) => it.group === group.slug).length),
    ),
  ]);
  for (const group of groups) {
    const name = say(group.name, language);
    const inside = products.filter((product) => product.group === group.slug);
    const link = filters.getByRole('link', { name: counted(name, inside.length), exact: true });
    await link.click();
    await expect(shop.heading).toHaveText(name);
    await expect.soft(link).toHaveAttribute('aria-current', 'true');
    await expect.soft(shop.cards).toHaveCount(inside.length);
    await expect.soft(number(inside.length)).toBeVisible();

    // A sub-group without products has no link.
    const subgroups = group.subgroups.filter((one) => inside.some((it) => it.subgroup === one.slug));
    const links = page.getByRole('navigation', { name: t.catalogue.subgroups }).getByRole('link');
    await expect.soft(links).toHaveText(
      subgroups.map((one) =>
        counted(say(one.name, language), inside.filter((it) => it.subgroup === one.slug).length),
      ),
    );
    const [first] = subgroups;
    if (first) {
      const part = inside.filter((product) => product.subgroup === first.slug);
      await links.first().click();
      await expect(shop.heading).toHaveText(say(first.name, language));
      await expect(page).toHaveURL(shop.path(`/groups/${group.slug}?subgroup=${first.slug}`));
      await expect.soft(shop.cards.getByRole('heading')).toHaveCount(part.length);
      for (const product of part) {
        await expect.soft(shop.card(product)).toBeVisible();
      }
    }
  }
});

test('a card says what matters', everywhere, async ({ shop, language, t }) => {
  await shop.open('/products?group=craft');
  const product = products.find((one) => one.slug === 'khan-lua-van-phuc')!;
  const card = shop.card(product);
  await expect(card).toContainText(`${product.village} · ${product.place}`);
  await expect(card.getByRole('img', { name: count(language, t.product.stars, product.stars) })).toBeVisible();
  const variant = cheapest(product);
  await expect(card).toContainText(`${t.price.from} `);
  await expect(card).toContainText(`/ ${say(variant.unit, language)}`);
  await expect(shop.cardLink(product)).toHaveAttribute('href', shop.path(`/products/${product.slug}`));
});

test('the page about the market tells who runs it, and its terms', everywhere, async ({
  page,
  shop,
  language,
  t,
}) => {
  await shop.open('/about');
  const owner = shop.region(t.about.owner);
  for (const text of [market.owner.name, market.owner.address, market.owner.registration]) {
    await expect.soft(owner).toContainText(say(text, language));
  }
  await expect(owner.locator('a[href^="tel:"]')).toHaveAttribute('href', `tel:${market.owner.phone}`);
  await expect(owner.getByRole('link', { name: market.owner.email })).toHaveAttribute(
    'href',
    `mailto:${market.owner.email}`,
  );
  const titles = market.about.map((section) => say(section.title, language));
  await expect(shop.main.getByRole('heading', { level: 2 })).toHaveText([t.about.owner, ...titles]);
  for (const paragraph of market.about.flatMap((section) => section.paragraphs)) {
    await expect.soft(shop.main.getByText(say(paragraph, language), { exact: true })).toBeVisible();
  }

  const last = titles.at(-1)!;
  const contents = page.getByRole('navigation', { name: t.about.contents });
  await expect(contents.getByRole('link')).toHaveText(titles);
  await contents.getByRole('link', { name: last }).click();
  await expect(shop.main.getByRole('heading', { name: last })).toBeInViewport();
  await expect(page).toHaveURL(new RegExp(`#${market.about.at(-1)!.id}$`));
});

test('the foot of a page leads to every section about the market', everywhere, async ({
  shop,
  language,
}) => {
  await shop.open('/products');
  const section = market.about.at(-1)!;
  const title = say(section.title, language);
  // Beside the ways to the live sessions, events, orders, courses, partners and complaints.
  await expect(shop.footer.getByRole('link')).toHaveCount(market.about.length + 6);
  await shop.footer.getByRole('link', { name: title }).click();
  await expect(shop.main.getByRole('heading', { name: title })).toBeInViewport();
});

for (const path of ['/no-such-page', '/products/no-such-product', '/producers/nobody']) {
  test(`there is a way back from ${path}`, everywhere, async ({ page, shop, guard, t }) => {
    guard.allow(new RegExp(`404.*${path}`));
    const response = await shop.open(path);
    expect(response.status()).toBe(404);
    await expect(shop.heading).toHaveText(t.missing.title);
    await expect(shop.main).toContainText(t.missing.text);
    await expect(shop.main.getByRole('link', { name: t.shell.home })).toHaveAttribute(
      'href',
      shop.path('/'),
    );
    await shop.main.getByRole('link', { name: t.home.all_products }).click();
    await expect(page).toHaveURL(shop.path('/products'));
    await expect(shop.cards).toHaveCount(products.length);
  });
}
