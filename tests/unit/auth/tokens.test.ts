import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeApiKey } from '#lib/auth/api-keys/api-key';
import { type AccessClaims, readAccessToken, signAccessToken } from '#lib/auth/tokens/access-token';
import { hashRefreshToken, isRefreshToken, makeRefreshToken } from '#lib/auth/tokens/refresh-token';
import { issuedTokens } from '#lib/http/operations/examples/auth';
import { newId } from '#lib/ids';

const key = randomBytes(32);
const claims: AccessClaims = {
  sessionId: newId('session'),
  userId: newId('user'),
  issuedAtS: 1_790_000_000,
  expiresAtS: 1_790_001_800,
};
const token = signAccessToken(claims, key);
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('an access token', () => {
  test('says what it was made of, in the form the document shows', () => {
    expect(readAccessToken(token, key)).toEqual(claims);
    expect(token).toMatch(/^bwa_1[\w-]+$/);
    expect(token.length).toBe(issuedTokens.accessToken.length);
  });

  test('is refused with any one character changed, left out, or added', () => {
    const opened: string[] = [];
    for (let at = 0; at < token.length; at++) {
      const [before, after] = [token.slice(0, at), token.slice(at + 1)];
      const others = [...base64url].filter((character) => character !== token[at]);
      for (const one of ['', ...others]) if (readAccessToken(before + one + after, key)) opened.push(before + one);
      if (readAccessToken(`${before}A${token.slice(at)}`, key)) opened.push(`${before}A`);
    }
    expect(opened).toEqual([]);
    for (const more of ['\n', ' ', '=', '\0']) expect(readAccessToken(token + more, key)).toBeUndefined();
  });

  test('is refused when another key signed it, and when its claims are put under the signature of another', () => {
    expect(readAccessToken(signAccessToken(claims, randomBytes(32)), key)).toBeUndefined();
    const longer = signAccessToken({ ...claims, expiresAtS: claims.expiresAtS + 1 }, key);
    expect(readAccessToken(longer.slice(0, -43) + token.slice(-43), key)).toBeUndefined();
  });

  test('cannot choose how it is checked: no version but 1, no JWT, no empty or shorter signature opens', () => {
    const signed = token.slice(0, -43);
    const macOf = (text: string, algorithm: string) => createHmac(algorithm, key).update(text).digest('base64url');
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const jwt = `${part({ alg: 'none' })}.${part({ sub: claims.userId, sid: claims.sessionId })}.`;
    const forged = [
      signed,
      signed + macOf(signed, 'sha256').slice(0, 20),
      signed + macOf(signed, 'sha512'),
      signed + macOf(signed, 'sha512').slice(0, 43),
      signed + macOf(signed, 'md5'),
      ...[0, 2, 9].map((version) => {
        const other = signed.replace('bwa_1', `bwa_${version}`);
        return other + macOf(other, 'sha256');
      }),
      jwt,
      `bwa_${jwt}`,
      'bwa_',
      '',
    ];
    for (const one of forged) expect(readAccessToken(one, key), one).toBeUndefined();
  });

  test('is not made for what is no id', () => {
    expect(() => signAccessToken({ ...claims, userId: claims.sessionId }, key)).toThrow(/usr_/);
    expect(() => signAccessToken({ ...claims, sessionId: 'ses_1' }, key)).toThrow(/ses_/);
  });
});

describe('a refresh token', () => {
  test('has 256 random bits and a checksum that a typo does not pass', () => {
    const { token, hash } = makeRefreshToken();
    expect(token).toMatch(/^bwr_[0-9A-Za-z]{49}$/);
    expect(43 * Math.log2(62)).toBeGreaterThan(256);
    expect(token.length).toBe(issuedTokens.refreshToken.length);
    expect(hash).toEqual(hashRefreshToken(token));
    expect(isRefreshToken(token)).toBe(true);
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === 'x' ? 'y' : 'x';
      expect(isRefreshToken(token.slice(0, at) + other + token.slice(at + 1))).toBe(false);
    }
    expect(isRefreshToken(token.slice(0, -1))).toBe(false);
    expect(isRefreshToken(`${token}x`)).toBe(false);
  });

  test('is another each time, and nothing else is taken for one', () => {
    expect(new Set(Array.from({ length: 100 }, () => makeRefreshToken().token)).size).toBe(100);
    for (const other of [makeApiKey().key, token, '', 'bwr_']) expect(isRefreshToken(other)).toBe(false);
  });
});
