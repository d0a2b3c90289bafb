/** An observer is told of a frame while it is made; a page that is not seen makes none. */
export function afterFrames(count: number, action: () => void): void {
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

/** So many milliseconds later at the latest, however much a page has to do. */
const PATIENCE = 200;

/** Once the browser has nothing else to do; Safari does not tell, nor does a page that is not seen. */
export function whenIdle(action: () => void): void {
  if (document.hidden || typeof requestIdleCallback !== 'function') {
    action();
    return;
  }
  requestIdleCallback(action, { timeout: PATIENCE });
}
