import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { oneTimeLinks } from '#db/schema/people';

export type OneTimeLink = typeof oneTimeLinks.$inferSelect;
export type LinkPurpose = OneTimeLink['purpose'];

/** What stands in a link, as it comes back. */
export const LinkToken = z.string().trim().max(200).describe('What stands in the link after `token=`.');

/** A new token of 256 random bits. */
export const newLinkToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token: SHA-256, since 256 random bits need no slow hash. */
export const linkDigest = (token: string): Buffer => createHash('sha256').update(token).digest();
