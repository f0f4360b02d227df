import { createHmac, timingSafeEqual } from 'node:crypto';

/** What an access token says. Ids are those of `newId`; moments are in seconds since 1970. */
export type AccessClaims = { sessionId: string; userId: string; issuedAtS: number; expiresAtS: number };

/** Version 1, the digits of session and person, issued and expiry (32 bits each), HMAC-SHA-256 over all before it. */
const shape = /^(bwa_1([0-9a-z]{26})([0-9a-z]{26})([0-9a-f]{8})([0-9a-f]{8}))([\w-]{43})$/;

/**
 * An access token: `bwa_`, its version, its claims in a fixed width, and a MAC under `key` (RFC 2104). The version alone
 * says how it is made, so no token can ask for another algorithm.
 */
export function signAccessToken(claims: AccessClaims, key: Buffer): string {
  const { sessionId, userId, issuedAtS, expiresAtS } = claims;
  const signed = `bwa_1${digitsOf(sessionId, 'ses_')}${digitsOf(userId, 'usr_')}${hex(issuedAtS)}${hex(expiresAtS)}`;
  return signed + macOf(signed, key);
}

/** What a token says, if it was signed with `key`; whether it has expired is for the caller to see. */
export function readAccessToken(token: string, key: Buffer): AccessClaims | undefined {
  const [, signed, session, user, issued, expires, mac] = shape.exec(token) ?? [];
  // The text is compared, not its bytes: the last of 43 digits has two bits that decoding would not look at.
  if (!signed || !mac || !timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(signed, key)))) return undefined;
  return {
    sessionId: `ses_${session}`,
    userId: `usr_${user}`,
    issuedAtS: Number.parseInt(issued!, 16),
    expiresAtS: Number.parseInt(expires!, 16),
  };
}

const macOf = (signed: string, key: Buffer) => createHmac('sha256', key).update(signed).digest('base64url');

const hex = (seconds: number) => seconds.toString(16).padStart(8, '0');

function digitsOf(id: string, prefix: string): string {
  if (!id.startsWith(prefix) || id.length !== prefix.length + 26) throw new Error(`"${id}" is no id of "${prefix}…".`);
  return id.slice(prefix.length);
}
