/**
 * When the app starts. What it needs is most of a visit's bytes, and a line that carries it has
 * none left for the styles, letters and pictures that the page is read with. So it waits for
 * these, unless somebody already wants something of it.
 */

/** No picture is waited for longer than this, in milliseconds. */
const PATIENCE = 3_000;

/** What somebody does who wants something. */
const TOUCHES = ['pointerdown', 'keydown'] as const;

/** Once the page stands as it was prerendered, or is touched, or nobody looks. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const start = () => {
      for (const touch of TOUCHES) {
        removeEventListener(touch, start, true);
      }
      resolve();
    };
    for (const touch of TOUCHES) {
      addEventListener(touch, start, true);
    }
    setTimeout(start, PATIENCE);
    if (document.readyState === 'complete') {
      afterFrames(2, start);
    } else {
      addEventListener('load', () => afterFrames(2, start));
    }
  });
}

/** An observer is told of a frame while it is made; a page that is not seen makes none. */
function afterFrames(count: number, action: () => void): void {
  if (count === 0 || document.hidden || !('IntersectionObserver' in window)) {
    action();
    return;
  }
  const observer = new IntersectionObserver(() => {
    observer.disconnect();
    afterFrames(count - 1, action);
  });
  observer.observe(document.documentElement);
}

/** Fetches at once what the app will ask for, as the page names it. */
export function fetchAhead(): void {
  const files = document.querySelector('meta[name="app-files"]')?.getAttribute('content') ?? '';
  for (const href of files.split(' ').filter(Boolean)) {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href });
    document.head.append(link);
  }
}
