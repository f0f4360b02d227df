import { z } from 'zod';
import { ListedSession, listSessions } from '#lib/auth/sessions/list-sessions';
import { RevokedSessions, revokeOtherSessions } from '#lib/auth/sessions/revoke-other-sessions';
import { RevokeSession, revokeSession } from '#lib/auth/sessions/revoke-session';
import { operation } from '#lib/http/operation';
import { session } from '#lib/http/operations/examples/sessions';

const SessionList = z.object({ data: z.array(ListedSession), nextCursor: z.null() }).meta({ id: 'SessionList' });

// `key:write` is what everybody holds over their own access; the use cases let people in, and no key.
export const sessionOperations = {
  list: operation({
    method: 'GET',
    path: '/api/v1/me/sessions',
    id: 'listSessions',
    tag: 'People',
    summary: 'List where you are signed in',
    description: 'Browsers and programs, the one that asks first. In the browser, signed in; no API key does it.',
    permission: 'key:write',
    isInternal: true,
    answer: SessionList,
    examples: { answer: { data: [session], nextCursor: null } },
    run: async (ctx) => ({ data: await listSessions(ctx), nextCursor: null }),
  }),

  revoke: operation({
    method: 'DELETE',
    path: '/api/v1/me/sessions/{id}',
    id: 'revokeSession',
    tag: 'People',
    summary: 'Sign out somewhere',
    description: 'At once, in every process. In the browser, signed in; no API key does it.',
    permission: 'key:write',
    isInternal: true,
    params: RevokeSession,
    refuses: ['not-found'],
    examples: { params: { id: session.id } },
    run: (ctx, { params }) => revokeSession(ctx, params),
  }),

  revokeOthers: operation({
    method: 'DELETE',
    path: '/api/v1/me/sessions',
    id: 'revokeOtherSessions',
    tag: 'People',
    summary: 'Sign out everywhere else',
    description: 'Every browser and program but the one that asks. In the browser, signed in; no API key does it.',
    permission: 'key:write',
    isInternal: true,
    answer: RevokedSessions,
    examples: { answer: { revoked: 2 } },
    run: (ctx) => revokeOtherSessions(ctx),
  }),
};
