import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashApiKey, isWellFormed, makeApiKey } from '#lib/auth/api-keys/api-key';

describe('an API key', () => {
  it('has the published form, and a hint that shows its first four random characters', () => {
    const { key, hint } = makeApiKey();
    expect(key).toMatch(/^bw_[0-9A-Za-z]{36}$/);
    expect(hint).toBe(key.slice(0, 7));
  });

  it('is stored as the SHA-256 of the whole key', () => {
    const { key, hash } = makeApiKey();
    expect(hash).toEqual(createHash('sha256').update(key).digest());
    expect(hashApiKey(key)).toEqual(hash);
  });

  it('keeps its checksum over versions: a key made long ago stays well-formed', () => {
    // CRC-32 of its first 33 characters by zlib's own definition is 0x8da48e54.
    expect(isWellFormed('bw_0000000000000000000000000000002ap0rM')).toBe(true);
  });

  it('is refused without a look-up after any typo of one character or a swap of two neighbours', () => {
    const { key } = makeApiKey();
    for (let at = 3; at < key.length; at++) {
      const [one, two] = [key.charAt(at), key.charAt(at + 1)];
      expect(isWellFormed(key.slice(0, at) + (one === 'x' ? 'y' : 'x') + key.slice(at + 1))).toBe(false);
      if (two && one !== two) expect(isWellFormed(key.slice(0, at) + two + one + key.slice(at + 2))).toBe(false);
    }
  });

  it('is nothing else', () => {
    const { key } = makeApiKey();
    for (const text of [
      '',
      'bw_',
      'sk_live_abc',
      ` ${key}`,
      `${key} `,
      `${key}\n`,
      key.slice(0, -1),
      `B${key.slice(1)}`,
    ]) {
      expect(isWellFormed(text)).toBe(false);
    }
  });

  it('never repeats, and uses all 62 characters about equally', () => {
    const keys = Array.from({ length: 4_000 }, () => makeApiKey().key.slice(3, 33));
    expect(new Set(keys).size).toBe(keys.length);
    const counts = new Map<string, number>();
    for (const character of keys.join('')) counts.set(character, (counts.get(character) ?? 0) + 1);
    expect(counts.size).toBe(62);
    // 120,000 characters, about 1,935 of each; a modulo of whole bytes would give eight of them 2,344.
    for (const count of counts.values()) expect(count).toBeLessThan(2_200);
  });
});
