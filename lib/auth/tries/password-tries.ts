import type { Share } from '#lib/auth/tries/share';

const windowMs = 60_000;

/** Failed passwords from one network, or of a person who is signed in already. */
export const passwordTries: Share = { name: 'password', limit: 10, windowMs };

/** Failed passwords for one e-mail: more, or whoever fails often enough would keep its person out. */
export const emailTries: Share = { name: 'password of e-mail', limit: 100, windowMs };

/** Right passwords of a person: what comes of each is kept, in the list of sessions and in the audit log. */
export const provenPasswords: Share = { name: 'right password', limit: 60, windowMs };
