import type { OwnAccount } from '#lib/auth/people/get-own-account';
import type { IssuedTokens } from '#lib/auth/tokens/issued-tokens';
import { account, newAccount } from '#lib/http/operations/examples/people';

/** What `POST /api/v1/auth/login` takes. */
export const signIn = { email: newAccount.email, password: newAccount.password, code: '492039' };

export const issuedTokens: IssuedTokens = {
  accessToken:
    'bwa_101kb1fe8j0k2m4n6p8q0r2s4t601kb1f0e2m7w5d3c9t8v6n4xqz6920346869203b70kT3vR9wXc2LmQ7vB8nR4cY6wZ1pD5sH0jG2eU7aXkF4',
  expiresIn: 1800,
  refreshToken: 'bwr_3fT9aXk2LmQ7vB8nR4cY6wZ1pD5sH0jG2eU7kT3vR0q4ZtB9w',
  refreshExpiresIn: 604_800,
  tokenType: 'Bearer',
};

/** What `POST /api/v1/auth/refresh` and `/logout` take. */
export const refresh = { refreshToken: issuedTokens.refreshToken };

export const ownAccount: OwnAccount = { ...account, credential: 'token', scopes: null };
