/** The app in a portal's page: what it tells the portal, and what it is told. */
import type { Language, ToMarket } from './embed.d.ts';
import { addressOn, speak } from './checks.ts';
import { askAlike, asked } from './frame/asked.ts';
import { hear, say, sayLinks } from './frame/host.ts';
import { takeLooks, wear } from './frame/looks.ts';

const root = document.documentElement;

function obey(message: ToMarket): void {
  if (message.type === 'theme') {
    wear(message);
  } else if (message.type === 'navigate') {
    follow(addressOn(location.origin, message.path)!);
  } else {
    const there = new URL(location.href);
    speak(there, message.lang);
    askAlike(there);
    location.replace(there);
  }
}

/** As if a reader had pressed a link: the app goes there without loading another page. */
function follow({ href }: URL): void {
  const link = Object.assign(document.createElement('a'), { href, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
}

/** The figure at the link to the cart is what a reader sees of it. */
function watchCart(): void {
  const lines = () => Number(document.querySelector('.header .count')?.textContent) || 0;
  let said = lines();
  const watch = new MutationObserver(() => {
    const now = lines();
    if (now !== said) {
      said = now;
      say('cart', { lines: now });
    }
  });
  const header = document.querySelector('.header');
  if (header) {
    watch.observe(header, { childList: true, characterData: true, subtree: true });
  }
}

/** Orders are counted at the root element: see `src/features/order/placing.rs`. */
function watchOrders(): void {
  const watch = new MutationObserver(() => say('order', { count: Number(root.dataset.ordered) }));
  watch.observe(root, { attributes: true, attributeFilter: ['data-ordered'] });
}

/**
 * Where the portal wants it so, orders are made in the shop itself. What is in the cart of this frame
 * goes there behind the `#`, since browsers keep the storage of the two apart.
 */
function checkOutInTab(event: MouseEvent): void {
  const { target } = event;
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-cart]') : null;
  if (link) {
    event.preventDefault();
    const there = new URL('/cart', location.origin);
    speak(there, root.lang as Language);
    there.hash = link.dataset.cart ?? '';
    open(there, '_blank', 'noopener');
  }
}

/** Once the app answers, whose header may be another one than that of the page. */
function whenReady(act: () => void): void {
  if (root.hasAttribute('data-ready')) {
    act();
    return;
  }
  const watch = new MutationObserver(() => {
    watch.disconnect();
    act();
  });
  watch.observe(root, { attributes: true, attributeFilter: ['data-ready'] });
}

takeLooks();
hear(obey);
sayLinks();
// The page can be read before the app is there.
say('ready', { kind: 'market', lang: root.lang as Language });
watchOrders();
whenReady(watchCart);
if (asked.get('checkout') === 'tab') {
  addEventListener('click', checkOutInTab, true);
}
