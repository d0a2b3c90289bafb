/**
 * The market in a portal's page: the element `<ocop-market>`, and the messages between a page and
 * the frame of the market in it. See docs/embedding.md.
 */

/** What can be shown. */
export type Kind = 'market' | 'live' | 'countdown' | 'shelf' | 'product';
export type Language = 'vi' | 'en' | 'fr';
export type Theme = 'auto' | 'light' | 'dark';

/** Why nothing, or less than was asked for, is shown. */
export type Reason =
  /** An attribute names what the market has no address for. */
  | 'refused'
  /** The frame did not answer: blocked, not allowed for this site, or out of reach. */
  | 'unreachable'
  /** The market has no such product. */
  | 'missing'
  /** The products could not be loaded. */
  | 'unavailable';

/** What the market says, each with `v: 1`. */
export interface Said {
  /** It stands and listens. */
  ready: { kind: Kind; lang: Language };
  /** It has this height, in pixels. */
  height: { px: number };
  /** A reader goes to a page of the market. */
  navigate: { path: string };
  /** The cart has changed. */
  cart: { lines: number };
  /** Orders have been placed. */
  order: { count: number };
  error: { code: Reason };
}

/** What the market hears, each with `v: 1`. */
export interface Heard {
  /** Go to a page of the market. */
  navigate: { path: string };
  /** Speak another language. */
  lang: { lang: Language };
  /** Look otherwise; what is left out stays as it is. */
  theme: { theme?: Theme; accent?: string; radius?: number };
}

/** A message of one of these types. */
export type Message<Types> = { [T in keyof Types]: { v: 1; type: T } & Types[T] }[keyof Types];
export type FromMarket = Message<Said>;
export type ToMarket = Message<Heard>;

/** `<ocop-market>`. Each attribute may change at any time. */
export interface OcopMarketElement extends HTMLElement {}

declare global {
  interface HTMLElementTagNameMap {
    'ocop-market': OcopMarketElement;
  }

  /** They bubble from the element. */
  interface HTMLElementEventMap {
    'ocop-ready': CustomEvent<Said['ready']>;
    'ocop-height': CustomEvent<Said['height']>;
    'ocop-navigate': CustomEvent<Said['navigate']>;
    'ocop-cart': CustomEvent<Said['cart']>;
    'ocop-order': CustomEvent<Said['order']>;
    'ocop-error': CustomEvent<Said['error']>;
  }
}
