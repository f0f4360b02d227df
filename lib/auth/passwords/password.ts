import { hash, verify } from '@node-rs/argon2';
import { passwordMaxLength } from '#lib/auth/passwords/typed-password';

/** argon2id at OWASP's minimum for interactive sign-in: 19 MiB, two passes, one lane (Password Storage Cheat Sheet). */
const argon2id = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash of a password nobody knows, for people without one; same costs, so refusing them takes as long. */
export const dummyHash =
  '$argon2id$v=19$m=19456,t=2,p=1$hVs/6yaR2/NSA45196Sf1w$pNO2pDNdIMYNcagBHzpoJwqImDwnsm+JhcDFH5IO4nc';

/** How a password is written before it is hashed: the same whichever way a keyboard composes its accents (NIST SP 800-63B). */
const written = (password: string) => password.normalize('NFKC');

/** The password's argon2id hash in PHC form, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(written(password), argon2id);
}

/**
 * Whether `password` belongs to `passwordHash`. Without a hash (unknown e-mail, provider-only person) it is false,
 * after the same work, so that the time tells nothing about who has an account; so it is for one that is too long.
 */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const isTooLong = password.length > passwordMaxLength;
  const matches = await verify(passwordHash ?? dummyHash, isTooLong ? '' : written(password));
  return matches && passwordHash != null && !isTooLong;
}
