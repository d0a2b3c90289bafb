/** The countdown: four figures, of which a second changes one text. */
import { keepTime } from './clock.ts';
import { type Data, stateAt } from './season.ts';

export function countDown(data: Data): void {
  const main = document.querySelector('main')!;
  const [label, when] = ['label', 'when'].map((name) => main.querySelector(`.count__${name}`)!);
  const timer = main.querySelector<HTMLElement>('[role=timer]')!;
  const figures = [...timer.querySelectorAll('b')];
  keepTime((now) => {
    const [, state, target, words] = stateAt(data, now).change;
    main.dataset.state = state;
    write(label!, data.labels[state]);
    write(when!, words);
    timer.hidden = target === null;
    parts((target ?? 0) * 1000 - now).forEach((part, index) => write(figures[index]!, part));
    return 1000 - (now % 1000);
  });
}

/** Days, hours, minutes and seconds, rounded up: it shows nothing left only when the time has come. */
function parts(left: number): string[] {
  const seconds = Math.ceil(Math.max(left, 0) / 1000);
  const all = [seconds / 86_400, (seconds / 3600) % 24, (seconds / 60) % 60, seconds % 60];
  return all.map((part) => String(Math.floor(part)).padStart(2, '0'));
}

function write(element: Element, text: string): void {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
