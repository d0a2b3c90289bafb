/**
 * The shop on a real engine. `cargo xtask test --backend` starts the engine and says where it is;
 * the specs here are not part of the usual run.
 */
import { defineConfig } from '@playwright/test';
import usual from '../playwright.config.ts';

export default defineConfig({
  ...usual,
  testDir: '.',
  outputDir: '../test-results',
  globalSetup: './setup.ts',
  // The engine's stock and its instances are one for all.
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  projects: (usual.projects ?? []).filter(({ name }) => name === 'desktop').map((project) => ({ ...project, testIgnore: [] })),
  webServer: [],
});
