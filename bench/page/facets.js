// Filters, counts and sort orders for the libraries that have none, as an app would write them:
// columns of numbers, one pass over what was found, and the page without sorting everything.

export const PAGE = 24;

const GROUP = 1;
const STARS = 2;
const PRODUCER = 4;
const PLACE = 8;
const PRICE = 16;
const IN_STOCK = 32;
const NIGHT = 64;
const CERTIFIED = 128;

/** The values of a facet as small numbers. */
class Values {
  numbers = new Map();

  number(value) {
    let number = this.numbers.get(value);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(value, number);
    }
    return number;
  }

  /** Marks the chosen ones; unknown values match nothing. */
  marks(chosen) {
    const marks = new Uint8Array(this.numbers.size);
    for (const value of chosen) {
      const number = this.numbers.get(value);
      if (number !== undefined) marks[number] = 1;
    }
    return marks;
  }
}

export class Columns {
  constructor(documents) {
    const count = documents.length;
    this.count = count;
    this.groups = new Values();
    this.kinds = new Values();
    this.producers = new Values();
    this.places = new Values();
    this.group = new Uint8Array(count);
    this.kind = new Uint8Array(count);
    this.stars = new Uint8Array(count);
    this.producer = new Uint16Array(count);
    this.placeStarts = new Uint32Array(count + 1);
    this.placeList = new Uint16Array(count * 3);
    this.price = new Uint32Array(count);
    this.flags = new Uint8Array(count);
    let end = 0;
    documents.forEach(({ values }, it) => {
      this.group[it] = this.groups.number(values.group);
      this.kind[it] = this.kinds.number(values.kind);
      this.stars[it] = values.stars - 3;
      this.producer[it] = this.producers.number(values.producer);
      for (const place of values.places) this.placeList[end++] = this.places.number(place);
      this.placeStarts[it + 1] = end;
      this.price[it] = values.price;
      this.flags[it] =
        (values.inStock ? IN_STOCK : 0) |
        (values.night ? NIGHT : 0) |
        (values.certified ? CERTIFIED : 0);
    });
    this.ranks = ranks(documents);
  }

  /**
   * Filters and counts what was found and gives the page. `found` are places in the order of the
   * best match, or nothing where all products are meant; where they are in no order, `best` ranks
   * the best match.
   */
  answer(found, query, best) {
    const filter = this.filter(query.filters);
    const counts = this.noCounts();
    const passed = new Uint32Array(found ? found.length : this.count);
    let total = 0;
    const length = passed.length;
    for (let index = 0; index < length; index++) {
      const it = found ? found[index] : index;
      const failed = this.failed(it, filter);
      if (failed === 0) passed[total++] = it;
      if ((failed & (failed - 1)) === 0) this.countIn(counts, it, failed);
    }
    const rank = this.ranks[query.sort] ?? best;
    const page = rank ? first(passed, total, rank) : [...passed.subarray(0, Math.min(total, PAGE))];
    return { total, page, counts };
  }

  filter({ group, subgroup, stars, producers, places, price, inStock, night, certified }) {
    return {
      group: group === '' ? -1 : (this.groups.numbers.get(group) ?? 255),
      kind:
        group === '' || subgroup === ''
          ? -1
          : (this.kinds.numbers.get(`${group}/${subgroup}`) ?? 255),
      stars: stars.reduce((bits, it) => bits | (1 << (it - 3)), 0),
      producers: producers.length > 0 ? this.producers.marks(producers) : null,
      places: places.length > 0 ? this.places.marks(places) : null,
      from: price.from ?? 0,
      to: price.to ?? Infinity,
      flags: (inStock ? IN_STOCK : 0) | (night ? NIGHT : 0) | (certified ? CERTIFIED : 0),
    };
  }

  /** The facets that a product does not pass. */
  failed(it, filter) {
    let failed = filter.flags & ~this.flags[it];
    if (
      (filter.group >= 0 && filter.group !== this.group[it]) ||
      (filter.kind >= 0 && filter.kind !== this.kind[it])
    ) {
      failed |= GROUP;
    }
    if (filter.stars !== 0 && (filter.stars & (1 << this.stars[it])) === 0) failed |= STARS;
    if (filter.producers !== null && filter.producers[this.producer[it]] === 0) failed |= PRODUCER;
    if (filter.places !== null && !this.isAt(it, filter.places)) failed |= PLACE;
    const price = this.price[it];
    if (price < filter.from || price > filter.to) failed |= PRICE;
    return failed;
  }

  isAt(it, places) {
    const end = this.placeStarts[it + 1];
    for (let at = this.placeStarts[it]; at < end; at++) {
      if (places[this.placeList[at]] === 1) return true;
    }
    return false;
  }

  noCounts() {
    return {
      groups: new Uint32Array(this.groups.numbers.size),
      kinds: new Uint32Array(this.kinds.numbers.size),
      stars: new Uint32Array(3),
      producers: new Uint32Array(this.producers.numbers.size),
      places: new Uint32Array(this.places.numbers.size),
      lowest: Infinity,
      highest: 0,
      inStock: 0,
      night: 0,
      certified: 0,
    };
  }

  /** Counts a product in every facet, or in the only one that it does not pass. */
  countIn(counts, it, failed) {
    const all = failed === 0;
    if (all || failed === GROUP) {
      counts.groups[this.group[it]]++;
      counts.kinds[this.kind[it]]++;
    }
    if (all || failed === STARS) counts.stars[this.stars[it]]++;
    if (all || failed === PRODUCER) counts.producers[this.producer[it]]++;
    if (all || failed === PLACE) {
      const end = this.placeStarts[it + 1];
      for (let at = this.placeStarts[it]; at < end; at++) counts.places[this.placeList[at]]++;
    }
    if (all || failed === PRICE) {
      const price = this.price[it];
      if (price < counts.lowest) counts.lowest = price;
      if (price > counts.highest) counts.highest = price;
    }
    const flags = this.flags[it];
    if ((all || failed === IN_STOCK) && flags & IN_STOCK) counts.inStock++;
    if ((all || failed === NIGHT) && flags & NIGHT) counts.night++;
    if ((all || failed === CERTIFIED) && flags & CERTIFIED) counts.certified++;
  }
}

/** The first page by rank, without sorting what comes after it. */
function first(places, total, rank) {
  const page = [];
  for (let index = 0; index < total; index++) {
    const it = places[index];
    const mine = rank[it];
    if (page.length === PAGE) {
      if (rank[page[PAGE - 1]] < mine) continue;
      page.pop();
    }
    let at = page.length;
    while (at > 0 && rank[page[at - 1]] > mine) at--;
    page.splice(at, 0, it);
  }
  return page;
}

/** For each sort order the place of every product in it; equals stand by stars, then name. */
export function ranks(documents) {
  const collator = new Intl.Collator('vi');
  const values = documents.map((document) => document.values);
  const places = values.map((_, place) => place);
  const byName = (a, b) => collator.compare(values[a].title, values[b].title) || a - b;
  const names = rank(places.toSorted(byName));
  const tie = (a, b) => values[b].stars - values[a].stars || names[a] - names[b];
  const orders = {
    price: (a, b) => values[a].price - values[b].price || tie(a, b),
    '-price': (a, b) => values[b].price - values[a].price || tie(a, b),
    stars: tie,
    newest: (a, b) => compare(values[b].decided, values[a].decided) || tie(a, b),
    name: (a, b) => names[a] - names[b],
  };
  const entries = Object.entries(orders);
  return Object.fromEntries(entries.map(([key, order]) => [key, rank(places.toSorted(order))]));
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function rank(order) {
  const ranks = new Uint32Array(order.length);
  order.forEach((place, index) => {
    ranks[place] = index;
  });
  return ranks;
}
