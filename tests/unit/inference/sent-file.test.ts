import { expect, test, vi } from 'vitest';
import { FileOnDisk } from '#lib/inference/sent-file';

const stated = { path: '/tmp/a', sizeBytes: 1, sha256: '00' };

test('a file on disk is known to the copy of the module that Next bundles, and the other way round', async () => {
  vi.resetModules();
  const other = await import('#lib/inference/sent-file');
  expect(other.FileOnDisk).not.toBe(FileOnDisk);
  expect(new FileOnDisk(stated)).toBeInstanceOf(other.FileOnDisk);
  expect(new other.FileOnDisk(stated)).toBeInstanceOf(FileOnDisk);
});

test('what a caller sends as JSON never passes for a file on the server’s disk', () => {
  const made = JSON.parse(JSON.stringify(new FileOnDisk(stated)));
  expect(made).toEqual(stated);
  for (const value of [made, { ...made, 'bellwether.file-on-disk': true }, null, 'x', 5])
    expect(value).not.toBeInstanceOf(FileOnDisk);
});
