// The products as an app in JavaScript holds them after parsing the plain catalogue.

import { fold, words } from './text.js';

/** The fields that are searched, the weightiest first, with what a match in them counts. */
export const FIELDS = {
  name: 12,
  keywords: 9,
  locality: 8,
  producer: 6,
  group: 4,
  story: 2,
};

const KINDS_OF_PLACE = /^(xa|phuong|thi tran) /;

/**
 * One document for each product of `catalogue` (the plain `index.json`): its searchable texts by
 * field, and the values that filters, counts and sort orders need. `stories` stand in the same
 * order. The night market is shut, and the day is `today`.
 */
export function documents(catalogue, stories, today) {
  const producers = named(catalogue.producers);
  const groups = named(catalogue.groups);
  const kinds = new Map();
  for (const group of catalogue.groups) {
    for (const kind of group.subgroups) {
      kinds.set(`${group.slug}/${kind.slug}`, `${texts(group.name)} ${texts(kind.name)}`);
    }
  }
  return catalogue.products.map((it, place) => {
    const kind = `${it.group}/${it.subgroup}`;
    const localities = [it.village, it.place, it.old_place].filter(Boolean);
    return {
      place,
      name: texts(it.name),
      keywords: (it.keywords ?? []).join(' '),
      locality: localities.join(' '),
      producer: producers.get(it.producer) ?? '',
      group: kinds.get(kind) ?? groups.get(it.group) ?? '',
      story: stories[place],
      values: {
        group: it.group,
        kind,
        stars: it.stars,
        producer: it.producer,
        places: [...new Set(localities.map(slug))],
        price: price(it.variants),
        inStock: !it.view_only && it.variants.some((variant) => !isSoldOut(variant)),
        night: it.variants.some((variant) => variant.night_price !== undefined),
        certified: today <= it.valid_until,
        decided: it.decided,
        title: it.name.vi,
      },
    };
  });
}

/** All that is searched of a document, the name first. */
export function wholeText(document) {
  return Object.keys(FIELDS).map((field) => document[field]).join(' ');
}

function named(list) {
  return new Map(list.map((it) => [it.slug, texts(it.name)]));
}

function texts(text) {
  return typeof text === 'string' ? text : Object.values(text).join(' ');
}

function slug(name) {
  return words(fold(name).replace(KINDS_OF_PLACE, '')).join('-');
}

const isSoldOut = (variant) => variant.stock < (variant.minimum ?? 1);

/** What the cheapest variant costs; those that are left go first. */
function price(variants) {
  const left = variants.filter((variant) => !isSoldOut(variant));
  const prices = (left.length > 0 ? left : variants).map((variant) => variant.price);
  return prices.length > 0 ? Math.min(...prices) : 0;
}
