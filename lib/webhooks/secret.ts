import { randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A new secret as Standard Webhooks writes it: `whsec_` and 32 random bytes in base64. */
export const newSecret = () => prefix + randomBytes(32).toString('base64');

/** The bytes that messages are signed with. */
export const secretBytes = (secret: string) => Buffer.from(secret.slice(prefix.length), 'base64');
