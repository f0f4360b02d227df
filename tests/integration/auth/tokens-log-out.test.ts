import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { sessions } from '#db/schema/people';
import { authenticate } from '#lib/auth/authenticate';
import { forgetCredentials } from '#lib/auth/credentials';
import { endSession } from '#lib/auth/sessions/end-session';
import { bearer } from '#tests/integration/auth/people';
import {
  badToken,
  entering,
  openSessionsOf,
  serveTokensApi,
  sessionsOf,
  statusOf,
} from '#tests/integration/auth/tokens-api';
import type { Tokens } from '#tests/integration/auth/tokens-caller';

const { db } = database();

const api = await serveTokensApi();

describe('logging out', () => {
  test('ends the session at once, with every token of it, and again is the same', async () => {
    const { person, tokens } = await api.signedInPerson();
    const next = (await api.refresh(tokens)).body as Tokens;
    await authenticate(bearer(next.accessToken));
    expect(await statusOf(api.logout(next))).toBe(204);
    const [ended] = await sessionsOf(person.id);
    expect(ended?.revokedAt).toBeInstanceOf(Date);
    await api.expectOver(next, tokens);
    expect(await statusOf(api.logout(tokens))).toBe(204);
    expect(await sessionsOf(person.id)).toMatchObject([{ revokedAt: ended?.revokedAt }]);
    const [line] = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.userId, person.id), eq(auditLog.action, 'endProgramSession')));
    expect(line).toMatchObject({ outcome: 'done', actorKind: 'user' });
  });

  test('while a refresh is under way leaves no session open, whichever comes first', async () => {
    for (let round = 0; round < 5; round++) {
      const { person, tokens } = await api.signedInPerson();
      const [refreshed] = await Promise.all([api.refresh(tokens), api.logout(tokens)]);
      expect(await openSessionsOf(person.id)).toEqual([]);
      if (refreshed.status === 200) await api.expectOver(refreshed.body as Tokens);
    }
  });

  test('elsewhere ends it here as soon as this process is told', async () => {
    const { person, tokens } = await api.signedInPerson();
    const [session] = await sessionsOf(person.id);
    await authenticate(bearer(tokens.accessToken));
    await db.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, session!.id));
    forgetCredentials({ kind: 'session', id: session!.id });
    await entering(tokens.accessToken).toThrow(badToken(/ended/));
  });

  test('of one session leaves the others of the person', async () => {
    const { person, tokens } = await api.signedInPerson();
    const other = await api.signedIn(person.email);
    await endSession(db, (await sessionsOf(person.id))[0]!.id);
    const statuses = [await statusOf(api.me(tokens.accessToken)), await statusOf(api.me(other.accessToken))];
    expect(statuses.toSorted()).toEqual([200, 401]);
  });
});
