import { createSignal } from 'solid-js';
import { createEngine } from './search.js';

const [engine, setEngine] = createSignal();
const [groups, setGroups] = createSignal([]);
export { engine, groups };

fetch('/data/products.json')
  .then((answer) => answer.json())
  .then((lists) => {
    setGroups(lists.groups);
    setEngine(createEngine(lists.products));
  });

/** A product with all that its page says. */
export const whole = (slug) =>
  fetch(`/data/products/${slug}.json`).then((answer) => (answer.ok ? answer.json() : undefined));

const money = new Intl.NumberFormat('vi-VN', { style: 'currency', currency: 'VND' });
export const vnd = (amount) => money.format(amount);
