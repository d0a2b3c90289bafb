/** Starts the app, and then what a visit can wait for. */
import init from 'glue';
import { fetchLetters } from './letters.ts';
import { ABSENT, standAnew } from './trouble.ts';
import { playStreams } from './play.ts';
import { makeAddressPlain, talkToPortal } from './portal.ts';
import { receive } from './received.ts';
import { registerWorker } from './register.ts';
import { compile } from './wasm.ts';

standAnew();
makeAddressPlain();
receive();
playStreams();
talkToPortal();
void start();

/**
 * Letters, without which the page can be read, and the worker, which keeps files for later visits,
 * get their turn on the line when the app has come.
 */
async function start(): Promise<void> {
  try {
    await init({ module_or_path: await compile(WASM) });
  } catch (error) {
    console.error(error);
    dispatchEvent(new Event(ABSENT));
  }
  void fetchLetters();
  registerWorker();
}
