import { defineConfig, devices } from '@playwright/test';
import type { Options } from './fixtures/index.ts';
import type { Language } from './fixtures/language.ts';
import { SERVER } from './fixtures/server.ts';

/** Where the shop is served; another port lets two runs stand side by side. */
const port = Number(process.env.MARKET_PORT ?? 4173);

/**
 * The server's clock starts here at every run, and the shop takes its time from the server: a
 * Wednesday noon, when the market is closed, one certificate has run out and another soon will.
 */
const noon = '2026-11-25T12:00:00+07:00';

const phone = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};
const desktop = { viewport: { width: 1440, height: 900 } };

/** Where the widths of words and of windows meet. */
const widths = /(axe|language|layout)\.spec/;

/** Where a window's size decides nothing: clocks, storage, addresses, data, requests. */
const sizeless = new RegExp(
  '/(' +
    [
      'art|broken-data|budget|calendar|cart-prices|cart-share|cart-storage|cart-tabs|clock|clock-device',
      'clock-heard|complaint|contract|embed-attacks|embed-storage|events|head|hydration|install',
      'letters|list-url|live-offline|medusa-read|night|offline|orders|outbox|parts|partners|payment',
      'privacy|rest|saved|serve-at|touches|training|trouble|update',
      'address-ends-in-slash|address-stays-behind|called-off-night-stays|hidden-live-regions',
      'list-skips-heading-level|page-does-not-name-itself|page-without-worker',
      'shared-link-in-open-cart|stale-minutes-after-sleep|theme-button-behind-system|three-alerts',
    ].join('|') +
    ')\\.spec',
);

/** Where editors work. */
const editing = /(admin|preview)\.spec/;

/** What needs a real engine: `cargo xtask test --backend` runs it. */
const backend = /\/backend\//;

/**
 * Phones run the shop's tests in Vietnamese, desktops what their size may change and the editors';
 * the other languages run what differs between languages, each on one size whatever has to do
 * with words alone.
 */
function project(name: string, size: object, language: Language, files: { testMatch?: RegExp; testIgnore?: RegExp } = {}) {
  const use = { ...devices['Desktop Chrome'], ...size, language };
  const only = language === 'vi' ? {} : { grep: /@languages/ };
  const testIgnore = [backend, ...(files.testIgnore ? [files.testIgnore] : [])];
  return { name, use, ...only, ...files, testIgnore };
}

export default defineConfig<Options>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './fixtures/large.ts',
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  // A machine that does other things meanwhile gets a second try; the report calls it flaky.
  retries: process.env.CI ? 1 : 0,
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'vi-VN',
    // A worker would answer in the place of the routes that a test sets; its own specs let it in.
    serviceWorkers: 'block',
    timezoneId: 'Asia/Ho_Chi_Minh',
    // A failure leaves the page's structure behind; `--trace=on` records everything.
    trace: 'off',
    launchOptions: {
      executablePath: process.env.MARKET_CHROMIUM ?? '/usr/bin/chromium-headless-shell',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        // Letters as wide as on a screen, also where there are no windows.
        '--font-render-hinting=none',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    project('phone', phone, 'vi', { testIgnore: editing }),
    project('desktop', desktop, 'vi', { testIgnore: sizeless }),
    project('phone-en', phone, 'en'),
    project('desktop-en', desktop, 'en', { testMatch: widths }),
    project('phone-fr', phone, 'fr', { testMatch: widths }),
    project('desktop-fr', desktop, 'fr'),
  ],
  webServer: {
    command: `${SERVER} --dir ../dist --port ${port} --at ${noon}`,
    port,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
});
