import { z } from 'zod';

export const accessTokenLifeS = 30 * 60;
/** Of a refresh token, and of a session that nobody refreshes. */
export const refreshTokenLifeS = 7 * 24 * 60 * 60;
/** Of a program's session, however often it is refreshed: then its person signs in again. */
export const sessionLifeS = 90 * 24 * 60 * 60;

export const IssuedTokens = z
  .object({
    accessToken: z.string().describe('For `Authorization: Bearer bwa_…`, with all the rights of its person.'),
    expiresIn: z.int().describe('Seconds the access token holds.'),
    refreshToken: z.string().describe('Gets the next pair of tokens, once. Keep it like a password.'),
    refreshExpiresIn: z.int().describe('Seconds the refresh token holds.'),
    tokenType: z.literal('Bearer'),
  })
  .meta({ id: 'IssuedTokens' });
export type IssuedTokens = z.infer<typeof IssuedTokens>;
