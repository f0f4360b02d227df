import { Secret, TOTP } from 'otpauth';

/** What an authenticator app that was given this secret shows at that time. */
export const totpCode = (secret: string, ms = Date.now()) =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: ms });
