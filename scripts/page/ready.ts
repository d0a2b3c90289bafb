/** Whether the page answers, which the app writes into its root: `src/platform/document.rs`. */

/** The event by which the start says that the app does not come. */
export const ABSENT = 'app-absent';

/** Empty once all of it does. */
export const READY = 'data-ready';

/** Whether all of the page answers. */
export function isReady(): boolean {
  return document.documentElement.getAttribute(READY) === '';
}

/** Whether any of the page answers. */
export function isRunning(): boolean {
  return document.documentElement.hasAttribute(READY);
}

/** Once all of the page answers, or it is known that it will not. */
export function ready(): Promise<void> {
  return new Promise((resolve) => {
    addEventListener(ABSENT, () => resolve());
    const look = () => {
      if (isReady()) {
        observer.disconnect();
        resolve();
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: [READY] });
    look();
  });
}
