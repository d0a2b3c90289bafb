import MiniSearch from 'minisearch';

/** Lower case without accents: "Đường Lâm" becomes "duong lam". */
const fold = (text) =>
  text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replaceAll('đ', 'd');

const collator = new Intl.Collator('vi');
export const PAGE = 24;

/** A catalogue with full-text search, facets and sorting. The index is built on first need. */
export function createEngine(products) {
  let mini;
  let nameRank;
  let bySlug;

  function index() {
    if (mini) return mini;
    mini = new MiniSearch({
      fields: ['name', 'keywords', 'village', 'place', 'producer', 'group', 'subgroup'],
      idField: 'slug',
      processTerm: fold,
      searchOptions: { prefix: true, fuzzy: 0.2, boost: { name: 4, village: 2, keywords: 2 } },
    });
    mini.addAll(products);
    return mini;
  }

  const slugs = () => (bySlug ??= new Map(products.map((product) => [product.slug, product])));

  function names() {
    if (!nameRank) {
      const sorted = [...products].sort((a, b) => collator.compare(a.name, b.name));
      nameRank = new Map(sorted.map((product, at) => [product, at]));
    }
    return nameRank;
  }

  /** All words must match; when no product has them all, any word may. */
  function matches(query) {
    if (!fold(query).trim()) return products;
    let found = index().search(query, { combineWith: 'AND' });
    if (!found.length) found = mini.search(query, { combineWith: 'OR' });
    const map = slugs();
    return found.map(({ id }) => map.get(id));
  }

  const ORDERS = {
    'price-up': (a, b) => a.price - b.price,
    'price-down': (a, b) => b.price - a.price,
    name: (a, b) => names().get(a) - names().get(b),
  };

  /** What is found, and counts for the groups, which ignore the choice of a group. */
  function search(query, { group, stars }, sort) {
    const counts = {};
    const hits = [];
    for (const product of matches(query)) {
      if (stars && product.stars !== stars) continue;
      counts[product.group] = (counts[product.group] ?? 0) + 1;
      if (!group || product.group === group) hits.push(product);
    }
    if (ORDERS[sort]) hits.sort(ORDERS[sort]);
    return { counts, hits };
  }

  return { products, index, search, get: (slug) => slugs().get(slug) };
}
