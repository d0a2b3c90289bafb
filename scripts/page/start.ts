/** Starts the app, and then what a visit can wait for. */
import init from 'glue';
import { linkManifest, rested } from './install.ts';
import { fetchLetters } from './letters.ts';
import { standAnew } from './trouble.ts';
import { playStreams } from './play.ts';
import { makeAddressPlain, talkToPortal } from './portal.ts';
import { ABSENT, ready } from './ready.ts';
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
 * Letters, without which the page can be read, get their turn on the line when the app has come, and
 * what serves later visits, when the page has been answering for a while.
 */
async function start(): Promise<void> {
  const answers = ready();
  try {
    await init({ module_or_path: await compile(WASM) });
  } catch (error) {
    console.error(error);
    dispatchEvent(new Event(ABSENT));
  }
  void fetchLetters();
  const rest = rested(answers);
  void registerWorker(rest);
  void rest.then(linkManifest);
}
