import { createSignal, onCleanup } from 'solid-js';

const WEEK = 7 * 86_400_000;
/** A Friday, 20:30 in Hanoi, which has no summer time. */
const OPENING = Date.UTC(2026, 0, 2, 13, 30);

const untilNextFriday = (now) => WEEK - ((((now - OPENING) % WEEK) + WEEK) % WEEK);

const two = (figure) => String(figure).padStart(2, '0');

function figures(now) {
  const seconds = Math.ceil(untilNextFriday(now) / 1000);
  return [
    [Math.floor(seconds / 86_400), 'ngày'],
    [Math.floor(seconds / 3600) % 24, 'giờ'],
    [Math.floor(seconds / 60) % 60, 'phút'],
    [seconds % 60, 'giây'],
  ];
}

export function Countdown() {
  const [now, setNow] = createSignal(Date.now());
  const timer = setInterval(() => document.hidden || setNow(Date.now()), 1000);
  onCleanup(() => clearInterval(timer));
  return (
    <section class="countdown" data-state="closed" aria-label="Đồng hồ của chợ">
      <p class="countdown__label">Phiên chợ tới mở sau</p>
      <p class="countdown__figures" role="timer">
        {[0, 1, 2, 3].map((at) => (
          <span class="figure">
            <b>{two(figures(now())[at][0])}</b> <small>{figures(0)[at][1]}</small>
          </span>
        ))}
      </p>
      <p class="countdown__when">Chợ mở cửa lúc 20:30 thứ Sáu.</p>
    </section>
  );
}
