import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { credentialsTrusted } from '#lib/auth/credentials';
import { beginSession } from '#lib/auth/sessions/begin-session';
import type { AppError } from '#lib/errors';
import { type LedgerRow, openLedger, recordIn } from '#lib/usage/ledger';
import { quotasOf } from '#lib/usage/quotas/known-quotas';
import { makePerson } from '#tests/integration/auth/people';
import { keyOf } from '#tests/integration/predict/caller';
import { ledgerRow, makeQuota } from '#tests/integration/usage/quota-rows';

const { db, sql } = database();
afterAll(() => sql.end());

let caller: Awaited<ReturnType<typeof makePerson>>;
let open: string;
let ended: string;
let expired: string;

async function sessionOf(userId: string, more: { lifeMs?: number; isEnded?: boolean } = {}): Promise<string> {
  const expiresAt = new Date(Date.now() + (more.lifeMs ?? 60_000));
  const { id } = await beginSession(db, { userId, kind: 'program', address: null, userAgent: null, expiresAt });
  if (more.isEnded) await sql`update sessions set revoked_at = now() where id = ${id}`;
  return id;
}

/** Adds all rows at once, so that they share a statement; gives what became of each. */
async function added(rows: LedgerRow[]) {
  const ledger = openLedger(sql);
  const settled = await Promise.allSettled(rows.map((each) => ledger.add(each)));
  return settled.map((each) => (each.status === 'fulfilled' ? 'written' : (each.reason as AppError).code));
}
const written = async (rows: LedgerRow[]) => {
  const found = await sql<{ id: string }[]>`select id from predictions where id = any(${rows.map(({ id }) => id)})`;
  return rows.map(({ id }) => found.some((each) => each.id === id));
};

describe.each([
  ['without quotas', false],
  ['with a quota that has room', true],
])('the ledger of an account %s', (_, hasQuota) => {
  beforeAll(() => credentialsTrusted(true));
  beforeEach(async () => {
    caller = await makePerson('engineer');
    [open, ended, expired] = await Promise.all([
      sessionOf(caller.id),
      sessionOf(caller.id, { isEnded: true }),
      sessionOf(caller.id, { lifeMs: -1 }),
    ]);
    if (!hasQuota) return;
    await makeQuota(caller.id, 1_000);
    await quotasOf(caller.id);
  });

  test('refuses the rows of sessions that are over, and writes the others of the same statement', async () => {
    const { id: keyId } = await keyOf(caller.ctx);
    const through = [{ sessionId: open }, { sessionId: ended }, { keyId }, { sessionId: expired }, {}];
    const rows = [...through, { sessionId: 'ses_never' }].map((more) => ledgerRow(caller.id, more));
    const good = [true, false, true, false, true, false];
    expect(await added(rows)).toEqual(good.map((isGood) => (isGood ? 'written' : 'invalid-token')));
    expect(await written(rows)).toEqual(good);
  });

  test('counts a row that is there already as written, though its session is over by now', async () => {
    const row = ledgerRow(caller.id, { sessionId: open });
    expect(await added([row])).toEqual(['written']);
    await sql`update sessions set revoked_at = now() where id = ${open}`;
    expect(await added([row, ledgerRow(caller.id, { sessionId: open })])).toEqual(['written', 'invalid-token']);
  });

  test('refuses within a transaction of its caller too', async () => {
    const row = ledgerRow(caller.id, { sessionId: ended });
    await expect(sql.begin((tx) => recordIn(tx, row))).rejects.toMatchObject({ code: 'invalid-token' });
    expect(await written([row])).toEqual([false]);
  });
});
