import { defineConfig, devices } from '@playwright/test';
import { findChromium } from '#tests/support/chromium';

// Chromium's own sandbox does not work as root.
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/start-for-browser.ts',
  outputDir: 'test-results',
  reporter: 'list',
  workers: '100%',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  retries: 1,
  expect: { timeout: 20_000 },
  use: {
    baseURL: process.env.E2E_URL,
    launchOptions: { executablePath: findChromium() ?? undefined, args },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'] } },
    // Where a small screen may make a difference.
    { name: 'phone', use: { ...devices['Pixel 7'] }, grep: /@phone/ },
  ],
});
