import type { Page } from '@playwright/test';
import { awake } from './awake.ts';

type GivenFile = { name: string; bytes: Buffer };

/** Chooses files at the front door. */
export async function chooseFiles(page: Page, files: readonly GivenFile[]): Promise<void> {
  await awake(page.getByRole('button', { name: 'Choose files' }));
  const given = files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: bytes }));
  await page.locator('input[type="file"][multiple]').setInputFiles(given);
}

/** Drags files from the desktop onto the page. */
export async function dropFiles(page: Page, files: readonly GivenFile[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    (given) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of given) {
        const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        transfer.items.add(new File([content], name));
      }
      return transfer;
    },
    files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })),
  );
  for (const event of ['dragover', 'drop']) await page.locator('main').dispatchEvent(event, { dataTransfer });
}
