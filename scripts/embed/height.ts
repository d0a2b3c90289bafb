/**
 * How high each kind is going to be: its place is kept from the start, so that what stands below in
 * the portal's page need not move. Figures are those of `style/embed.css`, in pixels.
 */
import { type Read, kindOf } from './address.ts';
import { MOST, USUAL, slugsOf, wholeOf } from './checks.ts';
import type { Language } from './embed.d.ts';


const GAP = 16;
/** The narrowest column of a shelf, and the share of the whole that it has at least. */
const COLUMN = 144;
const SHARE = 0.16;

/** The height to keep free at a width. */
export function heightOf(read: Read, width: number, language: Language): number {
  return wholeOf(read('height'), 40, 10_000) ?? Math.round(usual(read, width, language));
}

function usual(read: Read, width: number, language: Language): number {
  const kind = kindOf(read);
  if (kind === 'countdown') {
    // One line after another goes over two as it gets narrow.
    const wraps = width < (language === 'vi' ? 344 : 520) ? 46 : width < 440 ? 24 : 0;
    return 258 + width / 67 + wraps;
  }
  if (kind === 'shelf') {
    return shelf(count(read), width - 2 * GAP);
  }
  if (kind === 'product') {
    return width < 480 ? 540 : Math.max(319, 123 + 0.3 * (width - 5 * GAP));
  }
  // It scrolls by itself.
  return 800;
}

function count(read: Read): number {
  return wholeOf(read('limit'), 1, MOST) ?? (slugsOf(read('slugs')).length || USUAL);
}

function shelf(products: number, width: number): number {
  const columns = Math.max(1, Math.floor((width + GAP) / (Math.max(COLUMN, SHARE * width) + GAP)));
  const rows = Math.ceil(products / columns);
  const column = (width - GAP * (columns - 1)) / columns;
  // A picture of four to three, and words that take more lines where it is narrow.
  const row = 0.75 * column + Math.max(130, 311 - 0.72 * column);
  return 130 + rows * row + (rows - 1) * GAP;
}
