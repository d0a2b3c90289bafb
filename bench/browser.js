// Chromium, as the browser tests start it.

import { createRequire } from 'node:module';

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

export function launch() {
  return chromium.launch({
    executablePath: process.env.MARKET_CHROMIUM ?? '/usr/bin/chromium',
    args: ARGUMENTS,
  });
}
