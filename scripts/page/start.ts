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
talkToPortal();
void start();

/** The worker keeps files for later visits, and gets its turn on the line when the app has come. */
async function start(): Promise<void> {
  try {
    await init({ module_or_path: WASM });
  } catch (error) {
    console.error(error);
    dispatchEvent(new Event(ABSENT));
  }
  registerWorker();
}
