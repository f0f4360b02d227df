import { Secret, URI } from 'otpauth';
import { create } from 'qrcode';
import { describe, expect, test } from 'vitest';
import { qrPath } from '#lib/auth/two-factor/qr-path';
import { newRecoveryCodes, recoveryCodeHash } from '#lib/auth/two-factor/recovery-code';
import { newTotpSecret, totpStep, totpUri } from '#lib/auth/two-factor/totp';

describe('a code of an authenticator', () => {
  // RFC 6238, appendix B: SHA-1, the last six of the eight digits there.
  const secret = Secret.fromLatin1('12345678901234567890').base32;
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('is that of RFC 6238 at %i s', (seconds, code) => {
    expect(totpStep(secret, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  test('opens for a clock that is a step off either way, and no more', () => {
    const atMs = 1_234_567_890_000;
    const step = Math.floor(1_234_567_890 / 30);
    const offBy = (steps: number) => totpStep(secret, '005924', atMs + steps * 30_000);
    expect([-1, 0, 1].map(offBy)).toEqual([step, step, step]);
    expect([-2, 2, 20].map(offBy)).toEqual([null, null, null]);
  });

  test('opens nothing with another secret', () => {
    expect(totpStep(newTotpSecret(), '287082', 59_000)).toBeNull();
  });

  test('is what an app makes that reads the address', () => {
    const made = newTotpSecret();
    const app = URI.parse(totpUri(made, 'ada@example.org'));
    expect(app).toMatchObject({ issuer: 'Bellwether', label: 'ada@example.org', algorithm: 'SHA1', digits: 6 });
    expect(app.secret.base32).toBe(made);
    expect(Secret.fromBase32(made).bytes).toHaveLength(20);
  });
});

describe('a recovery code', () => {
  test('is one of ten, each of 80 random bits, none like another', () => {
    const codes = [...newRecoveryCodes(), ...newRecoveryCodes()];
    expect(new Set(codes).size).toBe(20);
    for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}$/);
  });

  test('is the same however it is typed', () => {
    const hash = recoveryCodeHash('0a1b-2c3d-4e5f-6g7h');
    for (const typed of ['0A1B-2C3D-4E5F-6G7H', ' oaib 2c3d 4e5f 6g7h', 'OaLb2c3d4e5f6g7h'])
      expect(recoveryCodeHash(typed)).toEqual(hash);
    expect(recoveryCodeHash('0a1b-2c3d-4e5f-6g7j')).not.toEqual(hash);
  });

  test('is nothing shorter or longer', () => {
    for (const typed of ['', '123456', '0a1b-2c3d-4e5f', 'x'.repeat(100_000)])
      expect(recoveryCodeHash(typed)).toBeNull();
  });
});

test('the path of a QR code paints its dark modules, and no other', () => {
  const uri = totpUri(newTotpSecret(), 'ada@example.org');
  const { size, path } = qrPath(uri);
  const painted = new Uint8Array(size * size);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    const start = Number(y) * size + Number(x);
    painted.fill(1, start, start + Number(length));
  }
  expect([...painted]).toEqual([...create(uri, { errorCorrectionLevel: 'M' }).modules.data].map(Number));
});
