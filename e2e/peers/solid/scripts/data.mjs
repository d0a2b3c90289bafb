// Turns the market's content into what this shop loads: one list of all products, and a file for
// each product's page. Texts are taken in Vietnamese, the only language here.

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

const all = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => read(join(folder, name)));

/** What lists, search and the cart need of a product. */
function listing(product, { producers, art }) {
  const cheapest = product.variants.reduce((a, b) => (b.price < a.price ? b : a));
  return {
    slug: product.slug,
    name: product.name.vi,
    producer: producers.get(product.producer),
    group: product.group,
    subgroup: product.subgroup,
    village: product.village,
    place: product.place,
    stars: product.stars,
    art: product.art ?? art.get(product.subgroup),
    price: cheapest.price,
    night: product.variants.some((variant) => variant.night_price !== undefined),
    unit: cheapest.unit.vi,
    variants: product.variants.length,
    viewOnly: product.view_only,
    keywords: product.keywords.join(' '),
  };
}

/** What a product's page says besides. */
function details(product) {
  const text = (field) => product[field]?.vi;
  return {
    summary: text('summary'),
    story: text('story'),
    ingredients: text('ingredients'),
    storage: text('storage'),
    shelfLife: text('shelf_life'),
    certificate: {
      number: product.certificate.number,
      decision: product.certificate.decision,
      issuer: product.certificate.issuer.vi,
      validUntil: product.certificate.valid_until,
    },
    variants: product.variants.map(({ id, name, unit, price }) => ({
      id,
      name: name.vi,
      unit: unit.vi,
      price,
    })),
  };
}

/** Writes the data of the content in one folder into another; gives the number of products. */
export function convert(content, out) {
  const { groups } = read(join(content, 'groups.json'));
  const subgroups = groups.flatMap((group) => group.subgroups);
  const names = {
    producers: new Map(all(join(content, 'producers')).map(({ slug, name }) => [slug, name.vi])),
    art: new Map(subgroups.map(({ slug, art }) => [slug, art])),
  };
  const products = all(join(content, 'products'));
  const lists = {
    groups: groups.map(({ slug, name, blurb }) => ({ slug, name: name.vi, blurb: blurb?.vi })),
    products: products.map((product) => listing(product, names)),
  };
  mkdirSync(join(out, 'products'), { recursive: true });
  writeFileSync(join(out, 'products.json'), JSON.stringify(lists));
  products.forEach((product, at) => {
    const whole = { ...lists.products[at], ...details(product) };
    writeFileSync(join(out, 'products', `${product.slug}.json`), JSON.stringify(whole));
  });
  return products.length;
}
