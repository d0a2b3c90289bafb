/** News for the page, which the app reads at the root element: see `src/platform/news.rs`. */

/** Listens from the start: what the worker finds out while the app is on its way is not lost. */
export function hearNews(): void {
  try {
    navigator.serviceWorker?.addEventListener('message', ({ data }) => {
      if (data === 'content') {
        spread('content');
      }
    });
  } catch {
    // Workers are forbidden here, and nobody has any news.
  }
}

/** News of a version stay: it brings its own content. */
export function spread(news: 'version' | 'content'): void {
  const { dataset } = document.documentElement;
  if (dataset.news !== 'version') {
    dataset.news = news;
  }
  dispatchEvent(new Event('news'));
}
