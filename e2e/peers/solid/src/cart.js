import { createSignal } from 'solid-js';

const KEY = 'cart';

const read = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
};

const [cart, setCart] = createSignal(read());
export { cart };

addEventListener('storage', ({ key }) => key === KEY && setCart(read()));

/** Changes a product's quantity by `by`; at 0 the line goes. */
export function change(slug, by) {
  const next = { ...cart() };
  next[slug] = (next[slug] ?? 0) + by;
  if (next[slug] <= 0) delete next[slug];
  setCart(next);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Storage is full or forbidden: the cart lives in memory.
  }
}

export const count = () => Object.keys(cart()).length;
