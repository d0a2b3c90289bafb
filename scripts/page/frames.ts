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
