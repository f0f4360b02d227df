import { Secret, TOTP } from 'otpauth';

const stepMs = 30_000;
/** Codes of the step before and after open too, for clocks that go wrong a little. */
const stepsOff = 1;

/** A new shared secret: 160 bits, as RFC 4226 recommends, in base 32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator app reads from the QR code (Key URI Format). */
export const totpUri = (secret: string, email: string): string => totpOf(secret, email).toString();

/**
 * The time step that a code belongs to (RFC 6238: SHA-1, 30 s, six digits), or null for a wrong one. Each step opens
 * once: the caller keeps it and refuses it, and earlier ones, from then on.
 */
export function totpStep(secret: string, code: string, nowMs: number): number | null {
  const off = totpOf(secret).validate({ token: code, timestamp: nowMs, window: stepsOff });
  return off === null ? null : Math.floor(nowMs / stepMs) + off;
}

const totpOf = (secret: string, label?: string) =>
  new TOTP({
    issuer: 'Bellwether',
    ...(label !== undefined && { label }),
    algorithm: 'SHA1',
    digits: 6,
    period: stepMs / 1000,
    secret: Secret.fromBase32(secret),
  });
