/**
 * What another app has shared with the installed shop, which the manifest sends to the list of
 * products: a link into the shop is followed, and anything else is searched for.
 */

const NAMES = ['text', 'title', 'url'];
const LINK = /https?:\/\/\S+/g;

/** The longest text that is searched for. */
const LONGEST = 100;

/** Before the start: turns what was shared into an address that the app knows. */
export function receive(): void {
  const query = new URLSearchParams(location.search);
  const given = NAMES.map((name) => query.get(name) ?? '').filter((text) => text.trim());
  if (given.length === 0) {
    return;
  }
  const links = given.flatMap((text) => text.match(LINK) ?? []);
  const own = links.find(isOwn);
  if (own) {
    location.replace(own);
    return;
  }
  const words = given.map((text) => text.replace(LINK, ' ').replace(/\s+/g, ' ').trim()).find(Boolean);
  const search = words ? `?${new URLSearchParams({ q: words.slice(0, LONGEST) })}` : '';
  history.replaceState(history.state, '', location.pathname + search);
}

function isOwn(link: string): boolean {
  try {
    return new URL(link).origin === location.origin;
  } catch {
    return false;
  }
}
