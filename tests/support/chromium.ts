import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** The Chromium to test with: CHROMIUM_PATH, else the one Playwright downloaded, else the system's; null for none. */
export function findChromium(): string | null {
  const candidates = [
    process.env.CHROMIUM_PATH,
    chromium.executablePath(),
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
  ];
  return candidates.find((path) => path && existsSync(path)) ?? null;
}
