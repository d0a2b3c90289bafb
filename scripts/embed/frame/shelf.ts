/** Products as cards, built node by node: no text of the content becomes markup. */
import type { Language } from '../embed.d.ts';
import { MOST, USUAL, isSlug, wholeOf } from '../checks.ts';
import { asked } from './asked.ts';
import { keepTime } from './clock.ts';
import { say } from './host.ts';
import { type Data, isOpen, stateAt } from './season.ts';

/** A product in short; see `crates/prerender/src/embed/cards.rs`. */
export interface Card {
  slug: string;
  name: string;
  group: string;
  producer: string;
  stars: number;
  place: string;
  picture: [file: string, width: number, height: number];
  /** The usual price and, where it differs, that of a market night, as the language writes them. */
  price: [usual: string, night?: string];
  unit: string;
  /** Whether other variants cost more. */
  from?: true;
  /** Whether it is not for sale, and why. */
  not?: 'view_only' | 'sold_out';
  /** The last day of its certificate. */
  until: string;
}

/** Shows the products that the address asks for. */
export async function showShelf(data: Data): Promise<void> {
  const wanted = wantedOf();
  const cards = await cardsOf(data, filesOf(data, wanted));
  const found = cards?.filter(fits(wanted)).sort(inOrder(wanted)).slice(0, wanted.limit);
  const problem = !cards ? data.words.failed : found?.length ? '' : data.words.nothing;
  show(data, found ?? [], problem);
  if (!cards) {
    say('error', { code: 'unavailable' });
  }
}

/** Shows the product that the address names. */
export async function showProduct(data: Data): Promise<void> {
  const slug = slugOf('slug') ?? '';
  const cards = await cardsOf(data, filesOf(data, { slugs: [slug] }));
  const found = cards?.find((card) => card.slug === slug);
  const summary = found && (await summaryOf(found.slug));
  show(data, found ? [found] : [], !cards ? data.words.failed : found ? '' : data.words.missing);
  if (found) {
    const way = document.querySelector<HTMLAnchorElement>('.embed__way')!;
    way.href = pageOf(found);
    document.querySelector('.item__place')?.after(element('p', 'item__summary', summary ?? ''));
  } else {
    say('error', { code: cards ? 'missing' : 'unavailable' });
  }
}

/** Which products an address asks for. */
interface Wanted {
  group?: string | undefined;
  producer?: string | undefined;
  stars?: number | undefined;
  slugs: string[];
}

function slugOf(name: string): string | undefined {
  const value = asked.get(name);
  return isSlug(value) ? value : undefined;
}

function wantedOf(): Wanted & { limit: number } {
  const slugs = (asked.get('slugs') ?? '').split(',').filter(isSlug).slice(0, MOST);
  return {
    group: slugOf('group'),
    producer: slugOf('producer'),
    stars: wholeOf(asked.get('stars'), 3, 5),
    slugs,
    limit: wholeOf(asked.get('limit'), 1, MOST) ?? (slugs.length || USUAL),
  };
}

function fits({ group, producer, stars, slugs }: Wanted): (card: Card) => boolean {
  return (card) =>
    (!group || card.group === group) &&
    (!producer || card.producer === producer) &&
    (!stars || card.stars === stars) &&
    (slugs.length === 0 || slugs.includes(card.slug));
}

/** As they were named; otherwise as they come. */
function inOrder({ slugs }: Wanted): (one: Card, other: Card) => number {
  return (one, other) => slugs.indexOf(one.slug) - slugs.indexOf(other.slug);
}

/** The files with what is wanted; see `crates/prerender/src/embed/cards.rs`. */
function filesOf({ cards: { shares } }: Data, { group, producer, stars, slugs }: Wanted): string[] {
  const shareOf = (slug: string) => [...slug].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % shares, 0);
  if (slugs.length > 0) {
    return [...new Set(slugs.map((slug) => `slug-${shareOf(slug)}`))];
  }
  if (producer) {
    return [`producer-${shareOf(producer)}`];
  }
  const names = [group && `group-${group}`, stars && `stars-${stars}`].filter(Boolean);
  return [names.join('-') || 'all'];
}

/** The cards of some files; nothing where one of them cannot be had. */
async function cardsOf({ cards: { folder } }: Data, files: string[]): Promise<Card[] | undefined> {
  const lists = await Promise.all(files.map((file) => load(`${folder}/${file}.json`)));
  return lists.every(Array.isArray) ? (lists.flat() as Card[]) : undefined;
}

async function summaryOf(slug: string): Promise<string> {
  const product = (await load(`/data/products/${slug}.json`)) as { summary?: Record<string, string> } | undefined;
  const language = document.documentElement.lang as Language;
  return product?.summary?.[language] ?? product?.summary?.vi ?? '';
}

async function load(file: string): Promise<unknown> {
  try {
    const answer = await fetch(file);
    // A group that there is not has no file, and no products.
    return answer.ok ? await answer.json() : answer.status === 404 ? [] : undefined;
  } catch {
    return undefined;
  }
}

function show(data: Data, cards: Card[], problem: string): void {
  const list = document.querySelector('.shelf')!;
  const said = document.querySelector('.embed__said')!;
  said.textContent = problem;
  const items = cards.map((card) => itemOf(data, card));
  list.replaceChildren(...items.map(({ node }) => node));
  list.removeAttribute('aria-busy');
  keepTime((now) => {
    const { change, next } = stateAt(data, now);
    const today = new Date(now + data.offset * 60_000).toISOString();
    items.forEach(({ renew }) => renew(isOpen(change), today.slice(0, 10)));
    const midnight = Date.parse(`${today.slice(0, 10)}T24:00:00Z`) - data.offset * 60_000;
    return Math.min(next, midnight) - now;
  });
}

function itemOf(data: Data, card: Card) {
  const node = element('li', 'item');
  node.dataset.group = card.group;
  const link = element('a', 'item__link');
  Object.assign(link, { href: pageOf(card), target: '_blank', rel: 'noopener' });
  const picture = element('img', 'item__picture');
  const [src, width, height] = card.picture;
  Object.assign(picture, { alt: '', loading: 'lazy', decoding: 'async', width, height, src });
  link.append(picture, element('h2', 'item__name', card.name));
  const stars = element('p', 'item__stars');
  const price = element('p', 'item__price');
  node.append(link, element('p', 'item__place', card.place), stars, price);
  const renew = (isNight: boolean, today: string) => {
    stars.replaceChildren(today > card.until ? note(data.words.expired) : starsOf(data, card));
    price.replaceChildren(...priceOf(data, card, isNight));
  };
  price.replaceChildren(...priceOf(data, card, false));
  return { node, renew };
}

function starsOf(data: Data, { stars }: Card): HTMLElement {
  const drawn = element('span', 'stars', '★'.repeat(stars));
  drawn.setAttribute('role', 'img');
  drawn.setAttribute('aria-label', data.stars[stars] ?? '');
  return drawn;
}

function priceOf({ words }: Data, card: Card, isNight: boolean): (Node | string)[] {
  if (card.not) {
    return [note(words[card.not])];
  }
  const [usual, night] = card.price;
  const lowered = isNight && night;
  const before = [element('span', 'hidden', `${words.usual} `), element('del', '', usual), ' '];
  return [
    ...(card.from ? [`${words.from} `] : []),
    ...(lowered ? before : []),
    element('b', lowered ? 'night' : '', lowered || usual),
    element('span', 'item__unit', ` / ${card.unit}`),
  ];
}

function note(text: string): HTMLElement {
  return element('span', 'note', text);
}

function pageOf({ slug }: Card): string {
  const { lang } = document.documentElement;
  return `${lang === 'vi' ? '' : `/${lang}`}/products/${encodeURIComponent(slug)}`;
}

function element<T extends keyof HTMLElementTagNameMap>(tag: T, name = '', text = ''): HTMLElementTagNameMap[T] {
  const node = document.createElement(tag);
  if (name) {
    node.className = name;
  }
  node.textContent = text;
  return node;
}
