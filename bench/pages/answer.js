// How long a new visitor waits until search answers.

import { median } from '../table.js';
import { FIELD, visitor } from './visit.js';

const WORDS = 'gom bat trang';

/**
 * Runs in the page: types the words as soon as there is a field, again and again because nothing
 * may listen yet, and notes when fewer products than all have been found and painted.
 */
function hurry({ field, words, all }) {
  const found = () => {
    const text = document.querySelector('.page__count')?.textContent ?? '';
    return Number(text.replace(/\D/g, ''));
  };
  const type = () => {
    const input = words && document.querySelector(field);
    if (!input) return;
    input.value = words;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
  };
  const timer = setInterval(type, 50);
  const frame = () => {
    if (found() === 0 || found() >= all || !document.querySelector('main article')) {
      requestAnimationFrame(frame);
      return;
    }
    clearInterval(timer);
    const { port1, port2 } = new MessageChannel();
    // A message that is sent in a frame comes after the frame has been painted.
    port1.onmessage = () => (window.answered = performance.now());
    port2.postMessage(null);
  };
  requestAnimationFrame(frame);
}

async function once(browser, { address }, path, words, all) {
  const { page, leave } = await visitor(browser, { slow: true, slowLine: true });
  await page.addInitScript(hurry, { field: FIELD, words, all });
  await page.goto(address + path, { waitUntil: 'commit' });
  const answer = await page.waitForFunction(() => window.answered, undefined, { polling: 100 });
  const time = await answer.jsonValue();
  await leave();
  return time;
}

/** Milliseconds from the start of the navigation, for typed words and for an address with words. */
export async function answer(browser, subjects, all, runs, tell) {
  const samples = Object.fromEntries(subjects.map(({ key }) => [key, { typed: [], linked: [] }]));
  for (let turn = 1; turn <= runs; turn++) {
    for (const subject of subjects) {
      tell(`${subject.name}, run ${turn} of ${runs}`);
      const { typed, linked } = samples[subject.key];
      typed.push(await once(browser, subject, 'products', WORDS, all));
      linked.push(await once(browser, subject, `products?q=${encodeURIComponent(WORDS)}`, '', all));
    }
  }
  const middle = ({ typed, linked }) => ({ typed: median(typed), linked: median(linked) });
  return Object.fromEntries(Object.entries(samples).map(([key, all]) => [key, middle(all)]));
}
