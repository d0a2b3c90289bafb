/** Starts the app, and then what a visit can wait for. */
import init from 'glue';
import { ABSENT, standAnew } from './trouble.ts';
import { playStreams } from './play.ts';
import { talkToPortal } from './portal.ts';
import { receive } from './received.ts';
import { registerWorker } from './register.ts';

standAnew();
receive();
playStreams();
init({ module_or_path: WASM }).catch((error: unknown) => {
  console.error(error);
  dispatchEvent(new Event(ABSENT));
});
registerWorker();
talkToPortal();
