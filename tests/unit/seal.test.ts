import { expect, test } from 'vitest';
import { seal, unseal } from '#lib/seal';

const sealWith = { secret: 'secret of the installation', salt: 'usr_1', purpose: 'test' };

test('what is sealed opens with the same secret, salt and purpose, and with nothing else', () => {
  const sealed = seal('what nobody may read', sealWith);
  expect(unseal(sealed, sealWith)?.toString()).toBe('what nobody may read');
  for (const other of [{ secret: 'another' }, { salt: 'usr_2' }, { purpose: 'other' }])
    expect(unseal(sealed, { ...sealWith, ...other })).toBeNull();
});

test('what was changed, cut off or is no seal at all opens as nothing, without an error', () => {
  const sealed = Buffer.from(seal('text', sealWith), 'base64');
  const changed = Buffer.from(sealed);
  changed[changed.length - 1]! ^= 1;
  for (const bytes of [changed, sealed.subarray(0, 20), sealed.subarray(0, 4), Buffer.alloc(0)])
    expect(unseal(bytes.toString('base64'), sealWith)).toBeNull();
});

test('the same sealed twice looks different', () => {
  expect(seal('text', sealWith)).not.toBe(seal('text', sealWith));
});
