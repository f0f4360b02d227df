import { z } from 'zod';
import { CreateApiKey, CreatedApiKey, createApiKey } from '#lib/auth/api-keys/create-api-key';
import { ListedApiKey, listApiKeys } from '#lib/auth/api-keys/list-api-keys';
import { RevokeApiKey, RevokedApiKey, revokeApiKey } from '#lib/auth/api-keys/revoke-api-key';
import { operation } from '#lib/http/operation';
import { createdKey, keyWish, listedKey } from '#lib/http/operations/examples/people';

const ApiKeyPage = z.object({ data: z.array(ListedApiKey), nextCursor: z.null() }).meta({ id: 'ApiKeyPage' });

export const keyOperations = {
  list: operation({
    method: 'GET',
    path: '/api/v1/keys',
    id: 'listApiKeys',
    tag: 'Keys',
    summary: 'List your API keys',
    description: 'Newest first, all on one page, revoked and expired ones too; never the key itself.',
    permission: 'key:write',
    answer: ApiKeyPage,
    examples: { answer: { data: [listedKey], nextCursor: null } },
    run: async (ctx) => ({ data: await listApiKeys(ctx), nextCursor: null }),
  }),

  create: operation({
    method: 'POST',
    path: '/api/v1/keys',
    id: 'createApiKey',
    tag: 'Keys',
    summary: 'Create an API key',
    description:
      'The only answer that has the key itself. A key made with a key has no more scopes, no later expiry and no higher limit than that, and one with a quota of its own makes none; only an admin may go beyond the limit of the plan. Its person is told by e-mail.',
    permission: 'key:write',
    idempotent: true,
    status: 201,
    body: CreateApiKey,
    answer: CreatedApiKey,
    refuses: ['conflict'],
    examples: { body: keyWish, answer: createdKey },
    run: (ctx, { body }) => createApiKey(ctx, body),
  }),

  revoke: operation({
    method: 'DELETE',
    path: '/api/v1/keys/{id}',
    id: 'revokeApiKey',
    tag: 'Keys',
    summary: 'Revoke an API key',
    description: 'At once, in every process. Again is the same, with the first moment kept.',
    permission: 'key:write',
    params: RevokeApiKey,
    answer: RevokedApiKey,
    examples: { params: { id: createdKey.id }, answer: { id: createdKey.id, revokedAt: '2026-11-21T08:00:00.000Z' } },
    run: (ctx, { params }) => revokeApiKey(ctx, params),
  }),
};
