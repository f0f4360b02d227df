import { and, eq } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { refreshTokens, sessions } from '#db/schema/people';
import { authenticate } from '#lib/auth/authenticate';
import { changePassword } from '#lib/auth/passwords/change-password';
import { hashRefreshToken, makeRefreshToken } from '#lib/auth/tokens/refresh-token';
import { bearer, goodPassword } from '#tests/integration/auth/people';
import { openSessionsOf, serveTokensApi, sessionsOf, statusOf } from '#tests/integration/auth/tokens-api';
import type { Tokens } from '#tests/integration/auth/tokens-caller';

const { db } = database();

const api = await serveTokensApi();

describe('a refresh token', () => {
  test('gives the next pair, once; the session lives on, seven days from each', async () => {
    const start = Math.floor(Date.now() / 1000) * 1000;
    vi.useFakeTimers({ toFake: ['Date'], now: start });
    const { person, tokens } = await api.signedInPerson();
    vi.setSystemTime(start + 6 * 86_400_000);
    const next = (await api.refresh(tokens)).body as Tokens;
    vi.setSystemTime(start + 12 * 86_400_000);
    const third = (await api.refresh(next)).body as Tokens;
    expect(new Set([tokens, next, third].map(({ refreshToken }) => refreshToken)).size).toBe(3);
    expect(await statusOf(api.me(third.accessToken))).toBe(200);
    expect(await openSessionsOf(person.id)).toHaveLength(1);
    vi.setSystemTime(start + 19 * 86_400_000);
    await api.expectOver(third);
  });

  test('lasts no longer than ninety days from the sign-in, however often it is used', async () => {
    const start = Math.floor(Date.now() / 1000) * 1000;
    vi.useFakeTimers({ toFake: ['Date'], now: start });
    const { person, tokens } = await api.signedInPerson();
    await db
      .update(sessions)
      .set({ createdAt: new Date(start) })
      .where(eq(sessions.userId, person.id));
    let newest = tokens;
    for (let day = 6; day < 90; day += 6) {
      vi.setSystemTime(start + day * 86_400_000);
      newest = (await api.refresh(newest)).body as Tokens;
    }
    expect(newest.refreshExpiresIn).toBe(6 * 86_400);
    vi.setSystemTime(start + 90 * 86_400_000);
    await api.expectOver(newest);
  });

  test('that a thief used first ends the thief’s session with the owner’s next refresh', async () => {
    const { person, tokens } = await api.signedInPerson();
    const stolen = (await api.refresh(tokens)).body as Tokens;
    expect(await statusOf(api.me(stolen.accessToken))).toBe(200);
    expect(await api.refresh(tokens)).toMatchObject({ status: 401, body: { code: 'invalid-token' } });
    await api.expectOver(stolen, tokens);
    expect(await openSessionsOf(person.id)).toEqual([]);
  });

  test('that the owner used first is of no use to a thief, and ends the session of both', async () => {
    const { tokens } = await api.signedInPerson();
    const next = (await api.refresh(tokens)).body as Tokens;
    const newest = (await api.refresh(next)).body as Tokens;
    expect(await statusOf(api.refresh(tokens))).toBe(401);
    await api.expectOver(newest, next, tokens);
  });

  test('that comes again ends its own session only, and is in the audit log', async () => {
    const { person, tokens } = await api.signedInPerson();
    const elsewhere = await api.signedIn(person.email);
    await api.refresh(tokens);
    await api.refresh(tokens);
    expect(await statusOf(api.me(elsewhere.accessToken))).toBe(200);
    const lines = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.userId, person.id), eq(auditLog.action, 'refreshSession')));
    const [session] = (await sessionsOf(person.id)).filter(({ revokedAt }) => revokedAt !== null);
    expect(lines).toMatchObject([
      { outcome: 'done', target: { sessionId: session!.id } },
      { outcome: 'refused', code: 'invalid-token', target: { sessionId: session!.id } },
    ]);
  });

  test('sent ten times at once is answered once, and its session is over then', async () => {
    for (let round = 0; round < 3; round++) {
      const { person, tokens } = await api.signedInPerson();
      const answers = await Promise.all(Array.from({ length: 10 }, () => api.refresh(tokens)));
      const good = answers.filter(({ status }) => status === 200);
      expect(good).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(9);
      expect(await openSessionsOf(person.id)).toEqual([]);
      await api.expectOver(good[0]!.body as Tokens);
    }
  });

  test('that has expired is refused without ending what is newer', async () => {
    const { tokens } = await api.signedInPerson();
    const hash = hashRefreshToken(tokens.refreshToken);
    await db.update(refreshTokens).set({ expiresAt: new Date() }).where(eq(refreshTokens.hash, hash));
    expect(await api.refresh(tokens)).toMatchObject({
      status: 401,
      body: { detail: expect.stringMatching(/expired/) },
    });
    expect(await statusOf(api.me(tokens.accessToken))).toBe(200);
  });

  test('does not outlive another password', async () => {
    const { person, tokens } = await api.signedInPerson();
    await authenticate(bearer(tokens.accessToken));
    await changePassword(person.ctx, { currentPassword: goodPassword, newPassword: 'another long password' });
    await api.expectOver(tokens);
  });

  test('is forgotten with its hash a month after it expired, and not before', async () => {
    const { person, tokens } = await api.signedInPerson();
    const [session] = await sessionsOf(person.id);
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    const used = [31, 29].map((days) => ({ ...makeRefreshToken(), expiresAt: daysAgo(days) }));
    const sessionId = session!.id;
    await db
      .insert(refreshTokens)
      .values(used.map(({ hash, expiresAt }) => ({ hash, expiresAt, sessionId, usedAt: expiresAt })));
    await api.refresh(tokens);
    const kept = await db.select().from(refreshTokens).where(eq(refreshTokens.sessionId, sessionId));
    expect(kept).toHaveLength(3);
    expect(kept.map(({ hash }) => hash.toString('hex'))).not.toContain(used[0]!.hash.toString('hex'));
  });
});
