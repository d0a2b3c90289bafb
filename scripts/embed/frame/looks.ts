/** Theme and accent of a portal, as far as everybody can still read what stands there. */
import type { Heard } from '../embed.d.ts';
import { isColour, isTheme, wholeOf } from '../checks.ts';
import { asked } from './asked.ts';

/** The least contrast of text, by WCAG 2.2 AA. */
const LEAST = 4.5;

const root = document.documentElement;
const isNight = matchMedia('(prefers-color-scheme: dark)');
let accent = '';

/** Before the first paint: what the address asks for. */
export function takeLooks(): void {
  const theme = asked.get('theme');
  const colour = `#${asked.get('accent') ?? ''}`;
  wear({
    ...(isTheme(theme) && { theme }),
    ...(isColour(colour) && { accent: colour }),
    ...(asked.has('radius') && { radius: wholeOf(asked.get('radius'), 0, 32) ?? 0 }),
  });
  isNight.addEventListener('change', paint);
}

/** Changes what is named, and leaves the rest. */
export function wear({ theme, accent: colour, radius }: Heard['theme']): void {
  if (theme === 'auto') {
    delete root.dataset.theme;
  } else if (theme) {
    root.dataset.theme = theme;
  }
  accent = colour ?? accent;
  if (radius !== undefined) {
    root.style.setProperty('--ocop-radius', `${radius}px`);
  }
  paint();
}

/**
 * A button takes the accent with whatever of black and white can be read on it. A link takes it
 * only where it can be read on the page.
 */
function paint(): void {
  const { style, dataset } = root;
  if (!accent) {
    style.removeProperty('--ocop-accent');
    style.removeProperty('--ocop-link');
    delete dataset.on;
    return;
  }
  const light = lightOf(channels(accent));
  style.setProperty('--ocop-accent', accent);
  dataset.on = contrast(light, 1) >= LEAST ? 'dark' : 'light';
  const page = getComputedStyle(root).backgroundColor.match(/[\d.]+/g)?.map(Number);
  if (page && contrast(light, lightOf(page)) >= LEAST) {
    style.setProperty('--ocop-link', accent);
  } else {
    style.removeProperty('--ocop-link');
  }
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

/** Relative luminance, by WCAG. */
function lightOf(channels: number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: number, other: number): number {
  const [dark, light] = one < other ? [one, other] : [other, one];
  return (light! + 0.05) / (dark! + 0.05);
}
