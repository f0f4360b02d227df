import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Page } from '@playwright/test';
import yazl from 'yazl';
import { awake } from './awake.ts';

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export function zip(files: Record<string, Uint8Array | string>): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const [name, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content), name);
  archive.end();
  return buffer(archive.outputStream);
}

const zoneOf = (page: Page) => page.getByRole('button', { name: /^Model file/ });

/** Chooses a file in the form for a new version. */
export async function chooseModelFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await awake(zoneOf(page));
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
  await page.locator('input[type="file"]').setInputFiles(file);
}

/** Drags a file from the desktop onto the form for a new version. */
export async function dropModelFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await awake(zoneOf(page));
  const dataTransfer = await page.evaluateHandle(
    ([fileName, base64]) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([content], fileName));
      return transfer;
    },
    [name, Buffer.from(bytes).toString('base64')] as const,
  );
  for (const event of ['dragenter', 'dragover', 'drop']) await zoneOf(page).dispatchEvent(event, { dataTransfer });
}
