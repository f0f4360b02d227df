import { expect, test } from 'vitest';
import { fileRow, keptInputs } from '#lib/inference/rows';
import { Manifest } from '#lib/registry/manifest';

const text = { name: 'x', type: 'text' } as const;
const image = { name: 'x', type: 'image', width: 8, height: 8, channels: 1 } as const;
const manifestOf = (...features: object[]) => Manifest.parse({ task: 'tensor', features });

test('a file is the row of a model that takes one image or one text, and of no other', () => {
  expect(fileRow(manifestOf(text), Buffer.from('é'))).toEqual({ x: 'é' });
  expect(fileRow(manifestOf(image), Buffer.of(1, 2))).toEqual({ x: Uint8Array.of(1, 2) });
  expect(() => fileRow(manifestOf({ name: 'x', type: 'number' }), Buffer.of(1))).toThrow(/takes no file/);
  expect(() => fileRow(manifestOf(text, { ...text, name: 'y' }), Buffer.of(1))).toThrow(/takes no file/);
});

test('a text file that is not UTF-8 is refused, not mangled', () => {
  expect(() => fileRow(manifestOf(text), Buffer.of(0x5a, 0xfc))).toThrow(/not UTF-8/);
});

test('the ledger keeps rows as sent, pictures by their size, nothing of a very large call', () => {
  expect(keptInputs(manifestOf(text), [{ x: 'a' }])).toBe('[{"x":"a"}]');
  expect(keptInputs(manifestOf(image), [{ x: 'AAAA' }, fileRow(manifestOf(image), Buffer.alloc(5_000_000))])).toBe(
    '[{"x":"[image, 4 characters]"},{"x":"[image, 5000000 bytes]"}]',
  );
  expect(keptInputs(manifestOf(text), [{ x: 'a'.repeat(1024 * 1024) }])).toBe(null);
});
