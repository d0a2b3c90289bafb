/**
 * In a portal's page: the shop leaves out what the portal has itself and takes its theme, by the
 * script in `index.html`, and talks to it by a script that no other visitor loads.
 */

/** What a portal adds to an address, which the page keeps from then on. */
const ASKED = /^(embed|host|theme|accent|radius|checkout)=/;

/** Before the start: leaves in the address what the app knows, letter for letter. */
export function makeAddressPlain(): void {
  if (parent !== window) {
    const parts = location.search.slice(1).split('&');
    const rest = parts.filter((part) => part && !ASKED.test(part)).join('&');
    history.replaceState(history.state, '', location.pathname + (rest && `?${rest}`) + location.hash);
  }
}

/** With the app on its way: talks to the portal. */
export function talkToPortal(): void {
  if (parent !== window) {
    import(FRAMED).catch(() => {
      // Without it the shop stands there and says nothing.
    });
  }
}
