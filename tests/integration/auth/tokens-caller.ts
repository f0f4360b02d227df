import type { IssuedTokens } from '#lib/auth/tokens/issued-tokens';
import { authOperations } from '#lib/http/operations/auth';
import { goodPassword } from '#tests/integration/auth/people';
import { callOperation } from '#tests/support/call-operation';

export type Tokens = IssuedTokens;

/** What a program does with tokens at the API at `url`. */
export const tokensAt = (url: string) => ({
  signIn: (email: string, more: { password?: string; code?: string } = {}, headers: Record<string, string> = {}) =>
    callOperation(url, authOperations.login, { body: { email, password: goodPassword, ...more }, headers }),
  signedIn: async (email: string) =>
    (await callOperation(url, authOperations.login, { body: { email, password: goodPassword } })).body as Tokens,
  refresh: ({ refreshToken }: Pick<Tokens, 'refreshToken'>) =>
    callOperation(url, authOperations.refresh, { body: { refreshToken } }),
  logout: ({ refreshToken }: Pick<Tokens, 'refreshToken'>) =>
    callOperation(url, authOperations.logout, { body: { refreshToken } }),
  me: (accessToken: string) => callOperation(url, authOperations.me, { key: accessToken }),
});
