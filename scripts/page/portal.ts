/**
 * In a portal's page: the shop leaves out what the portal has itself, takes its theme, and talks to
 * it by a script that no other visitor loads.
 */

/** The wishes of a portal in the address; without them the app takes the prerendered page over. */
const WISH = /^(embed|host|theme|accent|radius|checkout)=/;

/** Before the first paint. Has to run in old browsers too. */
export function standInPortal(): void {
  if (parent === window) {
    return;
  }
  const { dataset } = document.documentElement;
  const { search, pathname, hash } = location;
  dataset.embed = search;
  const theme = /[?&]theme=(dark|light)(&|$)/.exec(search);
  if (theme) {
    dataset.theme = theme[1];
  }
  const rest = search.slice(1).split('&').filter((part) => part && !WISH.test(part)).join('&');
  history.replaceState(history.state, '', pathname + (rest ? `?${rest}` : '') + hash);
}

/** With the app on its way: talks to the portal. */
export function talkToPortal(): void {
  if (parent !== window) {
    import(FRAMED).catch(() => {
      // Without it the shop stands there and says nothing.
    });
  }
}
