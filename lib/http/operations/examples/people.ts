import type { CreatedApiKey } from '#lib/auth/api-keys/create-api-key';
import type { ListedApiKey } from '#lib/auth/api-keys/list-api-keys';
import type { Account } from '#lib/auth/people/account';
import type { Person } from '#lib/auth/people/person';
import { owner } from '#lib/http/operations/examples/owner';

export const account: Account = { ...owner, email: 'ada@example.org', role: 'engineer' };

export const person: Person = {
  ...account,
  createdAt: '2026-11-20T08:00:00.000Z',
  isEmailVerified: true,
  disabledAt: null,
  eraseAt: null,
  hasTwoFactor: true,
};

/** What making an account takes. */
export const newAccount = { email: account.email, name: account.name, password: 'seven green bicycles' };

/** What `POST /api/v1/keys` takes. */
export const keyWish = { name: 'Greenhouse', scopes: ['predict', 'predictions:read'] };

export const createdKey: CreatedApiKey = {
  ...keyWish,
  id: 'key_01kb1fe8j0k2m4n6p8q0r2s4t6',
  key: 'bw_3fT9aXk2LmQ7vB8nR4cY6wZ1pD5sH0jG2eU7',
  hint: 'bw_3fT9',
  limit: 'plan',
  createdAt: '2026-11-20T09:50:00.000Z',
  expiresAt: null,
};

const { key: _, ...shown } = createdKey;
export const listedKey: ListedApiKey = { ...shown, lastUsedAt: '2026-11-20T10:00:00.000Z', revokedAt: null };
