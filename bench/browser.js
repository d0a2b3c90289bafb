// Chromium, as the browser tests start it.

import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

// The packages of the browser tests have it already.
const { chromium } = createRequire(new URL('../e2e/', import.meta.url))('playwright-core');

export const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What the browser finds around it: a phone's letters, where the system asks fontconfig for them. */
export const ENVIRONMENT = {
  ...process.env,
  FONTCONFIG_FILE: fileURLToPath(new URL('fonts.conf', import.meta.url)),
};

export function launch() {
  return chromium.launch({
    executablePath: process.env.MARKET_CHROMIUM ?? '/usr/bin/chromium',
    args: ARGUMENTS,
    env: ENVIRONMENT,
  });
}
