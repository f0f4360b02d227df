import type { Share } from '#lib/auth/tries/take-try';

/** Failed passwords: at most ten a minute each per e-mail, per address, per person. */
export const passwordTries: Share = { name: 'password', limit: 10, windowMs: 60_000 };
