/** Messages of the market, as the portal's page may rely on them. */
import type { Said } from './embed.d.ts';
import { addressOn, isLanguage, isWhole } from './checks.ts';

/** The highest frame, in pixels. */
const HIGHEST = 30_000;

type Fields = Record<string, unknown>;

/** For each type, what of a message is sound; nothing where something is not. */
const SOUND: { [T in keyof Said]: (it: Fields, shop: string) => Said[T] | undefined } = {
  ready: ({ kind, lang }) => (isLanguage(lang) && isName(kind) ? ({ kind, lang } as Said['ready']) : undefined),
  height: ({ px }) => (isWhole(px, 1, HIGHEST) ? { px } : undefined),
  navigate: ({ path }, shop) => (addressOn(shop, path) ? { path: path as string } : undefined),
  cart: ({ lines }) => (isWhole(lines, 0, 1000) ? { lines } : undefined),
  order: ({ count }) => (isWhole(count, 1, 1000) ? { count } : undefined),
  error: ({ code }) => (isName(code) ? ({ code } as Said['error']) : undefined),
};

function isName(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z-]{1,20}$/.test(value);
}

/** The type of a message and its fields, without anything that does not belong there. */
export function heard(data: unknown, shop: string): [keyof Said, Said[keyof Said]] | undefined {
  const { v, type } = (typeof data === 'object' && data ? data : {}) as Fields;
  if (v !== 1 || typeof type !== 'string' || !Object.hasOwn(SOUND, type)) {
    return undefined;
  }
  const name = type as keyof Said;
  const sound = SOUND[name](data as Fields, shop);
  return sound && [name, sound];
}
