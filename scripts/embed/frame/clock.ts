/** The market's time: the device's clock, corrected by the server's as the app does it. */

/** A small file whose answer carries the server's time. */
const PROBE = '/data/market.json';
/** Offsets up to this are left alone: the header has whole seconds. */
const TOLERANCE = 2_000;
/** The longest rest; timers take no more than 24 days. */
const LONGEST = 3_600_000;

let offset = 0;
let anchor = { ticks: performance.now(), time: Date.now() };

/** The corrected time, in milliseconds since 1970. */
export function now(): number {
  return anchor.time + performance.now() - anchor.ticks;
}

/** Takes the device's clock as the new base: a sleep may not have been counted. */
function bridge(): void {
  anchor = { ticks: performance.now(), time: Date.now() + offset };
}

async function correct(): Promise<void> {
  const sent = Date.now();
  try {
    const { headers } = await fetch(PROBE, { method: 'HEAD', cache: 'no-store' });
    const server = Date.parse(headers.get('date') ?? '') + 1000 * Number(headers.get('age') ?? 0);
    if (Number.isFinite(server)) {
      const wrong = server + 500 - (sent + Date.now()) / 2;
      offset = Math.abs(wrong) > TOLERANCE ? wrong : 0;
    }
  } catch {
    // Without an answer the last offset stays.
  }
  bridge();
}

/**
 * Shows the time once it is known, and again after as many milliseconds as `show` says; not while
 * nobody looks.
 */
export function keepTime(show: (now: number) => number): void {
  let timer = 0;
  const tick = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') {
      timer = window.setTimeout(tick, Math.min(show(now()), LONGEST));
    }
  };
  const look = () => correct().then(tick);
  const back = () => {
    bridge();
    tick();
    void look();
  };
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') {
      back();
    }
  });
  addEventListener('pageshow', ({ persisted }) => persisted && back());
  void look();
}
