/**
 * Starts live streams (HLS) for the app, which asks with the event `stream` on a video: see
 * `src/platform/player.rs`. The program for browsers that cannot play them by themselves is
 * fetched only then.
 */

const TYPE = 'application/vnd.apple.mpegurl';

export function playStreams(): void {
  document.addEventListener('stream', ({ target }) => {
    if (target instanceof HTMLVideoElement) {
      void play(target);
    }
  });
}

async function play(video: HTMLVideoElement): Promise<void> {
  const { stream = '', from = '0' } = video.dataset;
  // Others say "maybe" and cannot.
  if (video.canPlayType(TYPE) && 'ManagedMediaSource' in window) {
    video.addEventListener('error', () => video.dispatchEvent(new Event('dead')), { once: true });
    video.src = `${stream}#t=${from}`;
    await video.play().catch(() => {});
    return;
  }
  try {
    const { attach } = await import(HLS);
    attach(video, stream, Number(from));
  } catch {
    video.dispatchEvent(new Event('dead'));
  }
}
