/** From the attributes of the element to the address of what is shown. */
import type { Kind, Language } from './embed.d.ts';
import { MOST, addressOn, isColour, isSlug, isTheme, slugsOf, speak, wholeOf } from './checks.ts';

/** Reads an attribute; nothing where there is none. */
export type Read = (name: string) => string | null;

/** What only changes how it looks: the frame is told, and loads nothing. */
export const LOOKS = ['theme', 'accent', 'radius'] as const;

const KINDS: readonly string[] = ['market', 'live', 'countdown', 'shelf', 'product'] satisfies Kind[];

export function kindOf(read: Read): Kind | undefined {
  const kind = read('kind') ?? 'market';
  return KINDS.includes(kind) ? (kind as Kind) : undefined;
}

/** The page for readers who leave the portal; that of the market where nothing sound is named. */
export function pageOf(read: Read, shop: string, language: Language): URL {
  const kind = kindOf(read);
  const slug = read('slug');
  const path =
    kind === 'live' ? '/live' : kind === 'product' && isSlug(slug) ? `/products/${slug}` : (read('path') ?? '/');
  const address = addressOn(shop, path) ?? new URL(shop);
  speak(address, language);
  return address;
}

/** What the frame shows; nothing where an attribute names what there is no address for. */
export function addressOf(read: Read, shop: string, language: Language, looks: Looks): URL | undefined {
  const kind = kindOf(read);
  const path = kind === 'market' ? (read('path') ?? '/') : kind === 'live' ? '/live' : `/embed/${kind}`;
  const address = kind && addressOn(shop, path);
  if (!address || (kind === 'product' && !isSlug(read('slug')))) {
    return undefined;
  }
  speak(address, language);
  const query = address.searchParams;
  if (kind === 'market' || kind === 'live') {
    query.set('embed', '1');
    if (read('checkout') === 'tab') {
      query.set('checkout', 'tab');
    }
  } else {
    choose(query, read);
  }
  for (const name of LOOKS) {
    const value = looks[name];
    if (value !== undefined) {
      query.set(name, String(value).replace('#', ''));
    }
  }
  return address;
}

function choose(query: URLSearchParams, read: Read): void {
  for (const name of ['group', 'producer', 'slug']) {
    const value = read(name);
    if (isSlug(value)) {
      query.set(name, value);
    }
  }
  const stars = wholeOf(read('stars'), 3, 5);
  const limit = wholeOf(read('limit'), 1, MOST);
  const slugs = slugsOf(read('slugs'));
  const others = { stars, limit, slugs: slugs.join(',') || undefined };
  for (const [name, value] of Object.entries(others)) {
    if (value !== undefined) {
      query.set(name, String(value));
    }
  }
}

/** How it looks. */
export interface Looks {
  theme?: string | undefined;
  accent?: string | undefined;
  radius?: number | undefined;
}

/** Attributes first, then the portal's custom properties. */
export function looksOf(read: Read, style: CSSStyleDeclaration): Looks {
  const property = (name: string) => style.getPropertyValue(`--ocop-${name}`).trim();
  const theme = read('theme') ?? property('theme');
  const accent = read('accent') ?? property('accent');
  const radius = property('radius').replace(/px$/, '');
  return {
    theme: isTheme(theme) && theme !== 'auto' ? theme : undefined,
    accent: isColour(accent) ? accent : undefined,
    radius: wholeOf(radius, 0, 32),
  };
}
