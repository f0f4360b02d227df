import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type Database, database, openDatabase } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { settings, users } from '#db/schema/people';
import { eraseAudit } from '#lib/audit/erase-audit';
import { lastVerification } from '#lib/audit/last-verification';
import { headQuery, recordAudit } from '#lib/audit/record-audit';
import { verifyAndNote } from '#lib/audit/verify-and-note';
import { walkChain } from '#lib/audit/walk-chain';
import { AppError } from '#lib/errors';
import { makePerson } from '#tests/integration/auth/people';
import { planOf } from '#tests/integration/usage/calls';

const other = openDatabase(process.env.DATABASE_URL!, 4);
afterAll(() => other.sql.end());

const { db, sql: driver } = database();

/** As somebody who may do anything with the database: past the triggers. */
async function tamper(statement: string) {
  await driver.unsafe(`
    alter table audit_log disable trigger user;
    ${statement};
    alter table audit_log enable trigger user`);
}

/** What an erasure leaves of an entry's content. */
const emptied = `salt = null, target = '{}', detail = null, address = null, request_id = ''`;

/** As the erasure of a person does it. */
const erase = (userId: string) =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('bellwether.erasing', 'on', true)`);
    return eraseAudit(tx, userId);
  });

const record = (to: Database, target: Record<string, string> = {}, refusal?: AppError) =>
  recordAudit(to, {
    actor: { kind: 'system' },
    action: 'test',
    target,
    address: '192.0.2.1',
    requestId: 'req_test',
    ...(refusal && { refusal }),
  });

beforeEach(async () => {
  await tamper('delete from audit_log');
  for (let n = 1; n <= 6; n++) await record(db, { n: String(n) });
});

test('entries written at the same time over two connections form one chain', async () => {
  const before = (await walkChain(db)).entries;
  await Promise.all(Array.from({ length: 200 }, (_, n) => record(n % 2 ? db : other.db, { n: String(n) })));
  const found = await walkChain(db);
  expect(found).toMatchObject({ entries: before + 200, broken: null });
  expect(found.head?.seq).toBe(before + 200);
});

test('an entry of a transaction that is undone leaves no gap', async () => {
  await db
    .transaction(async (tx) => {
      await record(tx);
      throw new Error('undone');
    })
    .catch(() => {});
  await record(other.db);
  expect(await walkChain(db)).toMatchObject({ entries: 7, broken: null });
});

test('what was typed stays as it is: any text there is keeps the chain whole', async () => {
  await record(
    db,
    { slug: '"\\ \u2028 zero\0 half \ud800 emoji 😀', '10': 'b', '9': 'a' },
    new AppError('invalid', 'é\0\n"'),
  );
  expect(await walkChain(db)).toMatchObject({ entries: 7, broken: null });
});

const attacks = [
  {
    name: 'a target that was changed',
    do: `update audit_log set target = '{"n":"7"}' where seq = 3`,
    seq: 3,
    why: 'changed',
  },
  {
    name: 'an outcome that was changed',
    do: `update audit_log set outcome = 'refused' where seq = 3`,
    seq: 3,
    why: 'changed',
  },
  { name: 'another person', do: `update audit_log set user_id = 'usr_x' where seq = 4`, seq: 4, why: 'changed' },
  {
    name: 'another moment',
    do: `update audit_log set at = at - interval '1 hour' where seq = 2`,
    seq: 2,
    why: 'changed',
  },
  { name: 'another hash', do: `update audit_log set hash = repeat('a', 64) where seq = 5`, seq: 5, why: 'changed' },
  { name: 'an entry that was deleted', do: 'delete from audit_log where seq = 3', seq: 3, why: 'missing' },
  { name: 'the first that was deleted', do: 'delete from audit_log where seq = 1', seq: 1, why: 'missing' },
  {
    name: 'an entry that was deleted and the rest moved up',
    do: 'delete from audit_log where seq = 3; update audit_log set seq = seq - 1 where seq = 4; update audit_log set seq = seq - 1 where seq = 5; update audit_log set seq = seq - 1 where seq = 6',
    seq: 3,
    why: 'not-after-the-one-before',
  },
  {
    name: 'an entry that was put in',
    do: `update audit_log set seq = seq + 100 where seq > 3; update audit_log set seq = seq - 99 where seq > 100;
      insert into audit_log select 'aud_x', at, actor_kind, user_id, key_id, action, target, outcome, code, detail, address,
        request_id, 4, hash, hash, content_hash, salt from audit_log where seq = 3`,
    seq: 4,
    why: 'changed',
  },
  {
    name: 'two that changed places',
    do: 'update audit_log set seq = 99 where seq = 3; update audit_log set seq = 3 where seq = 4; update audit_log set seq = 4 where seq = 99',
    seq: 3,
    why: 'not-after-the-one-before',
  },
];
test.each(attacks)('$name is found where it is', async ({ do: statement, seq, why }) => {
  expect((await walkChain(db)).broken).toBeNull();
  await tamper(statement);
  expect(await walkChain(db)).toMatchObject({ entries: seq - 1, broken: { seq, why } });
});

test('a content that was taken out is found, unless its person was erased', async () => {
  const person = await makePerson();
  const actor = person.ctx.actor;
  if (actor.kind !== 'user') throw new Error('a person');
  await recordAudit(db, { actor, action: 'test', target: { slug: 'secret' }, requestId: 'req_test' });
  await record(db);
  expect(await erase(person.id)).toBe(1);
  expect((await walkChain(db)).broken).toMatchObject({ seq: 7, why: 'content-removed' });
  await db.update(users).set({ erasedAt: new Date() }).where(eq(users.id, person.id));
  expect(await walkChain(db)).toMatchObject({ entries: 8, erased: 1, broken: null });
  const [left] = await db.select().from(auditLog).where(eq(auditLog.userId, person.id));
  expect(left).toMatchObject({ target: {}, detail: null, address: null, requestId: '', salt: null, action: 'test' });
  await tamper(`update audit_log set target = '{"slug":"made-up"}' where seq = 7`);
  expect((await walkChain(db)).broken).toMatchObject({ seq: 7, why: 'changed' });
});

test('what the platform itself did cannot be taken for erased', async () => {
  await tamper(`update audit_log set salt = null, target = '{"certificateSha256":"forged"}' where seq = 3`);
  expect((await walkChain(db)).broken).toMatchObject({ seq: 3, why: 'changed' });
  await tamper(`update audit_log set ${emptied} where seq = 3`);
  expect((await walkChain(db)).broken).toMatchObject({ seq: 3, why: 'content-removed' });
});

test('an end that was cut off shows against a head that was noted, by the day or by hand', async () => {
  const { head } = await walkChain(db);
  expect(await verifyAndNote(db)).toMatchObject({ entries: 6, broken: null });
  await tamper('delete from audit_log where seq > 4');
  expect((await walkChain(db)).broken).toBeNull();
  expect((await walkChain(db, head!)).broken).toEqual({ seq: 5, id: null, why: 'missing' });
  expect((await verifyAndNote(db)).broken).toEqual({ seq: 5, id: null, why: 'missing' });
  expect((await lastVerification(db))?.head).toEqual(head);
  await record(db);
  await record(db);
  expect((await verifyAndNote(db)).broken).toMatchObject({ seq: 6, why: 'changed' });
});

test('asking with an older head does not make a cut-off end forgotten', async () => {
  await db.delete(settings);
  const { head } = await verifyAndNote(db);
  const [first] = await db.select({ seq: auditLog.seq, hash: auditLog.hash }).from(auditLog).where(eq(auditLog.seq, 1));
  await tamper('delete from audit_log where seq > 4');
  expect((await verifyAndNote(db, first)).broken).toEqual({ seq: 5, id: null, why: 'missing' });
  expect((await lastVerification(db))?.head).toEqual(head);
});

test('entries cannot be changed, deleted or emptied, whoever asks', async () => {
  const refused = (statement: string) =>
    expect(driver.unsafe(statement), statement).rejects.toThrow(/audit_log is append-only/);
  await refused(`update audit_log set outcome = 'refused'`);
  await refused(`update audit_log set salt = null`);
  await refused(`update audit_log set ${emptied}`);
  const person = await makePerson();
  await recordAudit(db, { actor: person.ctx.actor, action: 'test', target: {}, requestId: 'req_test' });
  await refused(`update audit_log set ${emptied} where user_id is not null`);
  const erasing = `set local bellwether.erasing = 'on'; update audit_log set ${emptied}`;
  await refused(`${erasing}, code = 'x' where user_id is not null`);
  await refused(`${erasing} where actor_kind = 'system'`);
  await refused('delete from audit_log');
  await refused('truncate audit_log');
  expect(await db.$count(auditLog)).toBe(7);
});

test('the newest entry is found by the index of the chain', async () => {
  for (let n = 0; n < 200; n++) await record(db);
  const plan = await planOf(headQuery(db).toSQL());
  expect(plan.slice(1)).toMatchObject([{ 'Index Name': 'audit_log_seq', 'Actual Rows': 1 }]);
});
