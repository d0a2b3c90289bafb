/** What may pass between a portal's page and the market: everything else is ignored. */
import type { Language, Theme } from './embed.d.ts';

/** The most products that a shelf shows, and how many are where nothing is said. */
export const MOST = 24;
export const USUAL = 8;

/** The longest path that is looked at. */
const LONGEST = 1000;

export function isLanguage(value: unknown): value is Language {
  return value === 'vi' || value === 'en' || value === 'fr';
}

export function isTheme(value: unknown): value is Theme {
  return value === 'auto' || value === 'light' || value === 'dark';
}

/** A colour as `#b3261e`, and in no other form: it becomes part of a style sheet. */
export function isColour(value: unknown): value is string {
  return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value);
}

/** The name of a thing in addresses. */
export function isSlug(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);
}

/** The slugs of a list with blanks or commas between them, as many as a shelf shows. */
export function slugsOf(text: string | null): string[] {
  return (text ?? '').split(/[\s,]+/).filter(isSlug).slice(0, MOST);
}

/** A whole number within bounds. */
export function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

/** The same, from a text. */
export function wholeOf(text: string | null | undefined, least: number, most: number): number | undefined {
  const value = /^\d{1,6}$/.test(text ?? '') ? Number(text) : NaN;
  return isWhole(value, least, most) ? value : undefined;
}

/**
 * The address of a path on a site; nothing for whatever leads elsewhere. Browsers drop line ends
 * and tabs from addresses and take a backslash for a slash, so paths with these are refused.
 */
export function addressOn(site: string, path: unknown): URL | undefined {
  if (typeof path !== 'string' || path.length > LONGEST || !/^\/(?!\/)[^\u0000-\u0020\\]*$/.test(path)) {
    return undefined;
  }
  try {
    const address = new URL(path, site);
    // Dots may have left two slashes at the beginning, which another reader takes for a host.
    return address.origin === site && !address.pathname.startsWith('//') ? address : undefined;
  } catch {
    return undefined;
  }
}

/** Has an address name the page in a language. */
export function speak(address: URL, language: Language): void {
  const bare = address.pathname.replace(/^\/(en|fr)(?=\/|$)/, '') || '/';
  address.pathname = language === 'vi' ? bare : `/${language}${bare === '/' ? '' : bare}`;
}
