/** Plays HLS with hls.js: a file of its own, which only a press on such a stream fetches. */
import Hls from 'hls';

/** Plays a stream in an element, which gets the event `dead` or `unable` where that fails. */
export function attach(video: HTMLVideoElement, address: string, from: number): void {
  if (!Hls.isSupported()) {
    video.dispatchEvent(new Event('unable'));
    return;
  }
  // The policy of the shop allows no worker from a blob. A stream that is on starts at its end.
  const hls = new Hls({ enableWorker: false, startPosition: from > 0 ? from : -1 });
  let mended = false;
  hls.on(Hls.Events.ERROR, (_, { fatal, type }) => {
    if (!fatal) {
      return;
    }
    if (type === Hls.ErrorTypes.MEDIA_ERROR && !mended) {
      mended = true;
      hls.recoverMediaError();
      return;
    }
    hls.destroy();
    video.dispatchEvent(new Event('dead'));
  });
  // The shopper has gone on to another page.
  const leave = () => video.isConnected || hls.destroy();
  hls.on(Hls.Events.LEVEL_LOADING, leave);
  hls.on(Hls.Events.FRAG_LOADING, leave);
  hls.on(Hls.Events.MANIFEST_PARSED, () => {
    video.play().catch(() => {
      // Not allowed to begin by itself: the video has a button of its own.
    });
  });
  hls.loadSource(address);
  hls.attachMedia(video);
}
