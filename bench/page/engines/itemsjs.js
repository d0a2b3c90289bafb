// itemsjs: full text by lunr with prefixes, facets and sort orders of its own. It knows no slips,
// and its lunr weighs only the name.

import itemsjs from 'itemsjs';
import { PAGE, ranks } from '../facets.js';
import { words } from '../text.js';

/** All values of a facet, any of which will do, as our own search counts them. */
const every = { conjunction: false, size: 100_000, hide_zero_doc_count: true };

const by = (field, order) => ({ field: [field, 'stars', 'byName'], order: [order, 'desc', 'asc'] });

const OPTIONS = {
  // The name is always searched.
  searchableFields: ['keywords', 'locality', 'producerText', 'groupText', 'story'],
  isExactSearch: true,
  aggregations: {
    group: every,
    kind: every,
    stars: every,
    producer: every,
    places: every,
    inStock: every,
    night: every,
    certified: every,
  },
  sortings: {
    price: by('price', 'asc'),
    '-price': by('price', 'desc'),
    stars: { field: ['stars', 'byName'], order: ['desc', 'asc'] },
    newest: by('decided', 'desc'),
    name: { field: ['byName'], order: ['asc'] },
  },
};

function items(documents) {
  const names = ranks(documents).name;
  const folded = (text) => words(text).join(' ');
  return documents.map((document) => ({
    id: document.place + 1,
    ...document.values,
    byName: names[document.place],
    name: folded(document.name),
    keywords: folded(document.keywords),
    locality: folded(document.locality),
    producerText: folded(document.producer),
    groupText: folded(document.group),
    story: folded(document.story),
  }));
}

export function build(documents) {
  return { library: itemsjs(items(documents), OPTIONS) };
}

export function serialise({ library }) {
  return JSON.stringify(library.serializeAll());
}

/** The snapshot holds the items. */
export function load(text) {
  const { fulltext, facets } = JSON.parse(text);
  const all = fulltext.store.map(([, item]) => item);
  const options = { ...OPTIONS, fulltextSnapshot: fulltext, facetsSnapshot: facets };
  return { library: itemsjs(all, options) };
}

export function search({ library }, query) {
  const text = words(query.text).join(' ');
  const answer = library.search({
    per_page: PAGE,
    ...(text === '' ? {} : { query: text }),
    ...(query.sort === '' ? {} : { sort: query.sort }),
    filters: filters(query.filters),
    ...inBand(query.filters.price),
  });
  return {
    total: answer.pagination.total,
    page: answer.data.items.map((item) => item.id - 1),
    counts: answer.data.aggregations,
  };
}

function filters({ group, subgroup, stars, producers, places, inStock, night, certified }) {
  return {
    ...(group === '' ? {} : { group: [group] }),
    ...(group === '' || subgroup === '' ? {} : { kind: [`${group}/${subgroup}`] }),
    ...(stars.length > 0 ? { stars } : {}),
    ...(producers.length > 0 ? { producer: producers } : {}),
    ...(places.length > 0 ? { places } : {}),
    ...(inStock ? { inStock: [true] } : {}),
    ...(night ? { night: [true] } : {}),
    ...(certified ? { certified: [true] } : {}),
  };
}

function inBand({ from, to }) {
  if (from === undefined && to === undefined) return {};
  const low = from ?? 0;
  const high = to ?? Infinity;
  return { filter: (item) => low <= item.price && item.price <= high };
}
