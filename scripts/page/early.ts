/** Runs before the first paint, and has to run in old browsers too, so that it can tell them. */
import { standInPortal } from './portal.ts';
import { wearTheme } from './theme.ts';
import { rememberTouches } from './touches.ts';
import { watchForTrouble } from './trouble.ts';

wearTheme();
watchForTrouble();
standInPortal();
rememberTouches();
