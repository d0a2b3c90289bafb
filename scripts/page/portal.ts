/**
 * In a portal's page: the shop leaves out what the portal has itself and takes its theme, by the
 * script in `index.html`, and talks to it by a script that no other visitor loads.
 */

/** With the app on its way: talks to the portal. */
export function talkToPortal(): void {
  if (parent !== window) {
    import(FRAMED).catch(() => {
      // Without it the shop stands there and says nothing.
    });
  }
}
