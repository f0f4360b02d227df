import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest';
import { database } from '#db/client';
import { sessions } from '#db/schema/people';
import { authenticate } from '#lib/auth/authenticate';
import { credentialsTrusted } from '#lib/auth/credentials';
import { bearer, makePerson } from '#tests/integration/auth/people';
import { type Tokens, tokensAt } from '#tests/integration/auth/tokens-caller';
import { apiDoors } from '#tests/integration/http/api-doors';
import { refused } from '#tests/support/refused';

/** The API on a server of this process, called with tokens. */
export async function startTokensApi() {
  const { url, close } = await apiDoors['the server itself']();
  const api = tokensAt(url);
  return {
    ...api,
    url,
    close,
    /** A new person, and the tokens of their sign-in. */
    async signedInPerson(...about: Parameters<typeof makePerson>) {
      const person = await makePerson(...about);
      return { person, tokens: await api.signedIn(person.email) };
    },
    /** Neither token opens anything any more, and nobody can get another. */
    async expectOver(...all: Tokens[]) {
      for (const tokens of all) {
        expect(await api.me(tokens.accessToken)).toMatchObject({ status: 401, body: { code: 'invalid-token' } });
        expect(await api.refresh(tokens)).toMatchObject({ status: 401, body: { code: 'invalid-token' } });
      }
    },
  };
}

/** That API for the tests of a file, closed after them; each begins as in a process that listens for changes. */
export async function serveTokensApi() {
  const api = await startTokensApi();
  beforeEach(() => credentialsTrusted(true));
  afterEach(() => vi.useRealTimers());
  afterAll(async () => {
    await api.close();
    await database().sql.end();
  });
  return api;
}

export const badToken = (words: RegExp) => refused('invalid-token', words);
export const entering = (token: string) => expect(async () => authenticate(bearer(token))).rejects;

export type TokensApi = Awaited<ReturnType<typeof startTokensApi>>;

export const sessionsOf = (userId: string) => database().db.select().from(sessions).where(eq(sessions.userId, userId));

export const openSessionsOf = (userId: string) =>
  database()
    .db.select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)));

export const statusOf = async (answer: Promise<{ status: number }>) => (await answer).status;
