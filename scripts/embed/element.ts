/**
 * `<ocop-market>`: the market, a countdown or a shelf in a portal's page. One classic script
 * without dependencies; see docs/embedding.md.
 */
import type { Heard, Language, Said } from './embed.d.ts';
import { LOOKS, type Looks, type Read, addressOf, kindOf, looksOf, pageOf } from './address.ts';
import { isLanguage } from './checks.ts';
import { heard } from './hearing.ts';
import { heightOf } from './height.ts';

/** From `locales/`, by the build. */
declare const TEXTS: Record<Language, { title: string; open: string }>;

/** The attributes that the element goes by. */
const ATTRIBUTES = 'kind path lang theme accent title height checkout slug group stars producer slugs limit'.split(' ');

const SANDBOX =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox ' +
  'allow-downloads allow-presentation allow-storage-access-by-user-activation';
const ALLOW = 'fullscreen; autoplay; encrypted-media; picture-in-picture; clipboard-write';

/** How long the frame may stay silent, after it has loaded and in all, in milliseconds. */
const SILENCE = 5_000;
const PATIENCE = 30_000;

/** Smaller changes of the height are none, in pixels. */
const JITTER = 2;

const script = document.currentScript as HTMLScriptElement | null;
/** Where the script comes from, the market is. */
const SHOP = script?.src ? new URL(script.src).origin : undefined;

class OcopMarket extends HTMLElement {
  static readonly observedAttributes = ATTRIBUTES;

  readonly #box = document.createElement('div');
  readonly #ways = document.createElement('slot');
  readonly #way = document.createElement('a');
  readonly #read: Read = (name) => this.getAttribute(name);
  #frame: HTMLIFrameElement | undefined;
  /** What the frame shows, without how it looks. */
  #shown = '';
  #ready = false;
  #isRefused = false;
  #isNear = false;
  #isDue = false;
  #height = 0;
  #timer = 0;
  #leave: AbortController | undefined;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    // Styles by their properties alone: no policy of the portal's has to allow a style sheet.
    this.#box.style.cssText = 'all:initial;display:block;position:relative;width:100%;overflow:hidden';
    this.#way.style.cssText = 'font:inherit;padding:8px;display:inline-block';
    this.#way.target = '_blank';
    this.#way.rel = 'noopener';
    this.#ways.append(this.#way);
    this.#box.append(this.#ways);
    root.append(this.#box);
  }

  connectedCallback(): void {
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    addEventListener('message', (event) => this.#hear(event), { signal });
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some((it) => it.isIntersecting)) {
          watch.disconnect();
          this.#isNear = true;
          this.#show();
        }
      },
      { rootMargin: '50%' },
    );
    watch.observe(this.#box);
    signal.addEventListener('abort', () => watch.disconnect());
    this.#show();
  }

  disconnectedCallback(): void {
    this.#leave?.abort();
    this.#drop();
    this.#isNear = false;
  }

  attributeChangedCallback(_: string, before: string | null, now: string | null): void {
    if (before === now || this.#isDue || !this.isConnected) {
      return;
    }
    // Several attributes that change together are one change.
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      if (this.isConnected) {
        this.#show();
      }
    });
  }

  get #language(): Language {
    const given = this.lang || document.documentElement.lang.slice(0, 2);
    return isLanguage(given) ? given : 'vi';
  }

  /** The height to keep free until the frame says its own. */
  #firstHeight(): number {
    return heightOf(this.#read, this.#box.clientWidth, this.#language);
  }

  /** Brings the view to what the attributes say. */
  #show(): void {
    const language = this.#language;
    const texts = TEXTS[language];
    const looks = looksOf(this.#read, getComputedStyle(this));
    const address = addressOf(this.#read, SHOP!, language, looks);
    this.#way.href = pageOf(this.#read, SHOP!, language).href;
    this.#way.textContent = texts.open;
    if (!this.#frame) {
      this.#box.style.minHeight = `${this.#firstHeight()}px`;
    }
    const wasRefused = this.#isRefused;
    this.#isRefused = !address;
    if (!address) {
      this.#drop();
      if (!wasRefused) {
        this.#tell('error', { code: 'refused' });
      }
    } else if (this.#isNear) {
      this.#load(address, looks);
      this.#frame!.title = this.title || texts.title;
      if (this.#isFixed) {
        this.#height = this.#firstHeight();
        this.#frame!.style.height = `${this.#height}px`;
      }
    }
    this.#box.style.borderRadius = `${looks.radius ?? 0}px`;
  }

  #load(address: URL, looks: Looks): void {
    // By it the frame knows whom to talk to; it believes no site that the market does not name.
    address.searchParams.set('host', location.origin);
    const bare = new URL(address);
    LOOKS.forEach((name) => bare.searchParams.delete(name));
    const isSame = bare.href === this.#shown;
    this.#shown = bare.href;
    if (!this.#frame) {
      this.#open(address);
    } else if (!isSame) {
      this.#await();
      // Not by `src`: that would be a step in the reader's history.
      this.#frame.contentWindow?.location.replace(address.href);
    } else if (this.#ready) {
      const { theme = 'auto', accent = '', radius } = looks;
      this.#send('theme', { theme, accent, ...(radius !== undefined && { radius }) } as Heard['theme']);
    } else {
      this.#frame.contentWindow?.location.replace(address.href);
    }
  }

  #open(address: URL): void {
    const frame = document.createElement('iframe');
    this.#frame = frame;
    this.#height = this.#firstHeight();
    frame.style.cssText = 'all:initial;display:block;border:0;width:100%';
    frame.style.height = `${this.#height}px`;
    // A frame of the page's own site could take its sandbox away: there it would only look safe.
    if (SHOP !== location.origin) {
      frame.setAttribute('sandbox', SANDBOX);
    }
    frame.allow = ALLOW;
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    frame.addEventListener('load', () => this.#expect(SILENCE));
    frame.src = address.href;
    this.#await();
    this.#box.append(frame);
  }

  /** A frame is on its way. */
  #await(): void {
    this.#ready = false;
    this.#swap(true);
    this.#expect(PATIENCE);
  }

  #expect(time: number): void {
    clearTimeout(this.#timer);
    if (!this.#ready) {
      this.#timer = window.setTimeout(() => {
        this.#swap(false);
        this.#tell('error', { code: 'unreachable' });
      }, time);
    }
  }

  /** Either the frame stands there or the plain link. */
  #swap(isFrame: boolean): void {
    this.#ways.style.display = isFrame ? 'none' : 'contents';
    if (this.#frame) {
      this.#frame.style.display = isFrame ? 'block' : 'none';
    }
  }

  #drop(): void {
    clearTimeout(this.#timer);
    this.#frame?.remove();
    this.#frame = undefined;
    this.#shown = '';
    this.#ready = false;
    this.#swap(false);
  }

  #hear({ origin, source, data }: MessageEvent): void {
    const message = origin === SHOP && source && source === this.#frame?.contentWindow && heard(data, SHOP);
    if (!message) {
      return;
    }
    const [type, detail] = message;
    if (type === 'ready') {
      this.#ready = true;
      clearTimeout(this.#timer);
      this.#swap(true);
    } else if (type === 'height') {
      this.#resize((detail as Said['height']).px);
    }
    this.#tell(type, detail);
  }

  /** The whole market scrolls by itself; the others are as high as they say. */
  get #isFixed(): boolean {
    return ['market', 'live'].includes(kindOf(this.#read) ?? '');
  }

  #resize(px: number): void {
    if (this.#frame && !this.#isFixed && Math.abs(px - this.#height) >= JITTER) {
      this.#height = px;
      this.#frame.style.height = `${px}px`;
      this.#box.style.minHeight = '0';
    }
  }

  #send<T extends keyof Heard>(type: T, fields: Heard[T]): void {
    this.#frame?.contentWindow?.postMessage({ v: 1, type, ...fields }, SHOP!);
  }

  #tell<T extends keyof Said>(type: T, detail: Said[T]): void {
    this.dispatchEvent(new CustomEvent(`ocop-${type}`, { detail, bubbles: true }));
  }
}

if (SHOP && !customElements.get('ocop-market')) {
  customElements.define('ocop-market', OcopMarket);
}
