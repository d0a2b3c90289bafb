/** Runs before the first paint, and has to run in old browsers too, so that it can tell them. */
import { rememberTouches } from './touches.ts';
import { watchForTrouble } from './trouble.ts';

watchForTrouble();
rememberTouches();
