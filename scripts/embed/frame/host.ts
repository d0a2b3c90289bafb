/** The page around this frame: who it is, what it is told and what is heard of it. */
import type { Heard, Said, ToMarket } from '../embed.d.ts';
import { addressOn, isColour, isLanguage, isTheme, isWhole } from '../checks.ts';
import { asked } from './asked.ts';

const root = document.documentElement;

/** Who may show the shop, by `market.json`; the policy of the page keeps all others out. */
const PORTALS = [location.origin, ...(root.dataset.portals ?? '').split(' ')];

/**
 * Whom to talk to: the browser's word counts more than that of the address, which is a portal's
 * own where the browser says nothing. A wrong one hears nothing, since it has another origin.
 */
function hostOf(): string | undefined {
  if (parent === window) {
    return undefined;
  }
  const known = [location.ancestorOrigins?.[0], asked.get('host'), originOf(document.referrer)];
  return known.find((origin): origin is string => !!origin && PORTALS.includes(origin));
}

function originOf(address: string): string | undefined {
  try {
    return new URL(address).origin;
  } catch {
    return undefined;
  }
}

const HOST = hostOf();

/** Tells the page around. */
export function say<T extends keyof Said>(type: T, fields: Said[T]): void {
  if (HOST) {
    parent.postMessage({ v: 1, type, ...fields }, HOST);
  }
}

/** Hears the page around, if it is one that may show the shop, and nobody else. */
export function hear(handle: (message: ToMarket) => void): void {
  addEventListener('message', ({ data, origin, source }) => {
    if (parent !== window && source === parent && PORTALS.includes(origin) && isSound(data)) {
      handle(data);
    }
  });
}

const SOUND: { [T in keyof Heard]: (it: Record<string, unknown>) => boolean } = {
  navigate: ({ path }) => addressOn(location.origin, path) !== undefined,
  lang: ({ lang }) => isLanguage(lang),
  theme: ({ theme, accent, radius }) =>
    (theme === undefined || isTheme(theme)) &&
    (accent === undefined || accent === '' || isColour(accent)) &&
    (radius === undefined || isWhole(radius, 0, 32)),
};

function isSound(data: unknown): data is ToMarket {
  const { v, type } = (typeof data === 'object' && data ? data : {}) as Record<string, unknown>;
  const isKnown = v === 1 && typeof type === 'string' && Object.hasOwn(SOUND, type);
  return isKnown && SOUND[type as keyof Heard](data as Record<string, unknown>);
}

/** Says which of its links a reader follows. */
export function sayLinks(): void {
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
    if (link?.origin === location.origin) {
      say('navigate', { path: link.pathname });
    }
  });
}

/** Says how high the page is, at most once a frame. */
export function sayHeight(): void {
  let said = 0;
  let isDue = false;
  const measure = () => {
    isDue = false;
    const px = Math.ceil(root.getBoundingClientRect().height);
    if (px !== said) {
      said = px;
      say('height', { px });
    }
  };
  const watch = new ResizeObserver(() => {
    if (!isDue) {
      isDue = true;
      requestAnimationFrame(measure);
    }
  });
  watch.observe(root);
}
