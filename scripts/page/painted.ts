/**
 * When the rest of a page may come. It is most of a visit's bytes, and a line that carries it has
 * none left for the text and the pictures that the page is looked at for. So it waits for these,
 * unless somebody already wants something of it.
 */
import { afterFrames } from './frames.ts';

/** No picture is waited for longer than this, in milliseconds. */
const PATIENCE = 3_000;

/** What somebody does who wants something. */
const TOUCHES = ['pointerdown', 'keydown'] as const;

/** Once what a page is looked at for stands there, or the page is touched, or nobody looks. */
export function painted(isTouched: boolean): Promise<void> {
  if (isTouched) {
    return Promise.resolve();
  }
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
    void Promise.race([Promise.all([firstPaint(), firstPicture()]), loaded()]).then(() => afterFrames(2, start));
  });
}

/** The first look at the page; a browser that does not tell of it has loaded it by then. */
function firstPaint(): Promise<void> {
  const type = 'largest-contentful-paint';
  if (!('PerformanceObserver' in window) || !PerformanceObserver.supportedEntryTypes.includes(type)) {
    return loaded();
  }
  return new Promise((resolve) => {
    const observer = new PerformanceObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe({ type, buffered: true });
  });
}

/** The picture that a page says to be its first, where there is one. */
function firstPicture(): Promise<unknown> | undefined {
  const picture = document.querySelector<HTMLImageElement>('img[fetchpriority="high"]');
  return picture?.decode().catch(() => {
    // It cannot be shown, so nobody waits for it.
  });
}

/** Once the page has all that its HTML names. */
export function loaded(): Promise<void> {
  return new Promise((resolve) => {
    if (document.readyState === 'complete') {
      resolve();
    } else {
      addEventListener('load', () => resolve());
    }
  });
}
