/** What the address asks for. The app's pages have it from before their address was made plain. */
const { dataset } = document.documentElement;

export const asked = new URLSearchParams(dataset.embed ?? location.search);

/** What a portal's wishes are called, which go along from page to page. */
const WISHES = ['theme', 'accent', 'radius', 'host', 'checkout'];

/** Has an address ask for the same looks, and name the same portal. */
export function askAlike(address: URL): void {
  asked.forEach((value, name) => {
    if (WISHES.includes(name)) {
      address.searchParams.set(name, value);
    }
  });
}
