import { expect, it } from 'vitest';
import { fileNote } from '#components/history/file-note.ts';
import { hasFileNote, keptInputs } from '#lib/inference/rows';
import { Manifest } from '#lib/registry/manifest';

const manifest = Manifest.parse({
  task: 'image-classification',
  features: [{ name: 'picture', type: 'image', width: 8, height: 8, channels: 1 }],
  labels: ['cat', 'dog'],
});

it('a file of a row that was not kept is called what it was, as the ledger writes it', () => {
  const [row] = JSON.parse(keptInputs(manifest, [{ picture: new Uint8Array(12_000) }])!);
  expect(hasFileNote(row)).toBe(true);
  expect(fileNote(row.picture)).toBe('a picture of 12 kB, not kept');
});

it('what somebody wrote themselves is left as it is', () => {
  for (const value of ['[sic]', '[text, 5 bytes]', 'a picture', 7, null]) expect(fileNote(value)).toBeNull();
});
