/** The light pages that stand in a portal's: countdown, shelf and product. No wasm is needed. */
import type { Kind, Language, ToMarket } from '../embed.d.ts';
import { addressOn, speak } from '../checks.ts';
import { askAlike } from './asked.ts';
import { countDown } from './countdown.ts';
import { hear, say, sayHeight, sayLinks } from './host.ts';
import { takeLooks, wear } from './looks.ts';
import { dataOf } from './season.ts';
import { showProduct, showShelf } from './shelf.ts';

const root = document.documentElement;
const START = { countdown: countDown, shelf: showShelf, product: showProduct };

function start(): void {
  const kind = root.dataset.kind as keyof typeof START & Kind;
  hear(obey);
  sayLinks();
  say('ready', { kind, lang: root.lang as Language });
  // Not before the products are there: a page that shrinks and grows again would jump.
  void Promise.resolve(START[kind](dataOf())).then(sayHeight);
}

function obey(message: ToMarket): void {
  if (message.type === 'theme') {
    wear(message);
    return;
  }
  const there = message.type === 'navigate' ? addressOn(location.origin, message.path)! : new URL(location.href);
  if (message.type === 'lang') {
    speak(there, message.lang);
  }
  askAlike(there);
  location.replace(there);
}

takeLooks();
document.addEventListener('DOMContentLoaded', start);
