import { createHash } from 'node:crypto';
import { eq, getTableName, sql } from 'drizzle-orm';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { models } from '#db/schema/registry';
import { predictions } from '#db/schema/usage';
import { walkChain } from '#lib/audit/walk-chain';
import { newId } from '#lib/ids';
import { erasePerson } from '#lib/privacy/erasure/erase-person';
import { getErasure } from '#lib/privacy/erasure/get-erasure';
import { requestErasure } from '#lib/privacy/erasure/request-erasure';
import { startOwnExport } from '#lib/privacy/export/start-own-export';
import { writeExport } from '#lib/privacy/export/write-export';
import { heldAboutAPerson } from '#lib/privacy/held-about-a-person';
import { namingColumns } from '#lib/storage/unused-files';
import { ctxOf, goodPassword, makePerson, nobody } from '#tests/integration/auth/people';
import { type Filled, fillPerson, quoteInJobs } from '#tests/integration/privacy/fill-person';
import { fillRow } from '#tests/integration/privacy/fill-row';
import { dump, filesStored, whereFound } from '#tests/integration/privacy/search-everything';

vi.hoisted(async () => {
  const { inject } = await import('vitest');
  const url = inject('redisUrl');
  if (url) process.env.REDIS_URL = url;
  process.env.ERASURE_GRACE_DAYS = '0';
});

const redis = inject('redisUrl') ? new Redis(inject('redisUrl')!) : null;
const marker = 'QzAdaMarkerQz';
const others = 'QzBobMarkerQz';
let ada: Filled;
let bob: Filled;
let bobBefore: Record<string, string[]>;
let erasureId: string;

/** What the test's Redis holds: other files' tests write their own. */
async function redisContents(): Promise<Record<string, string>> {
  if (!redis) return {};
  const keys = await redis.keys('bellwether:answer:*');
  return Object.fromEntries(await Promise.all(keys.map(async (key) => [key, (await redis.get(key)) ?? ''])));
}

async function rowsOf({ id, email }: Filled): Promise<Record<string, string[]>> {
  const found = heldAboutAPerson.map(async ({ table, rows }) => {
    const held = await database().db.execute<{ row: string }>(
      sql`select ${table}::text as row from ${table} where ${rows({ userId: id, email })}`,
    );
    return [getTableName(table), held.map(({ row }) => row).sort()];
  });
  return Object.fromEntries(await Promise.all(found));
}

beforeAll(async () => {
  await makePerson('admin');
  ada = await fillPerson(marker);
  bob = await fillPerson(others);
  // What Ada sent to a model of Bob's whose answers are cached.
  const modelId = newId('model');
  await fillRow(models, others, { id: modelId, slug: 'bobs-cached', ownerId: bob.id, deletedAt: null });
  await fillRow(predictions, marker, {
    id: newId('prediction'),
    userId: ada.id,
    modelId,
    versionId: 'ver_x',
    seq: undefined,
  });
  const { id } = await startOwnExport(ada.ctx);
  await writeExport(ctxOf({ kind: 'system' }), { id });
  await redis?.set(`bellwether:answer:${modelId}:row`, `1 {"said":"${marker}"}`, 'EX', 600);
  await redis?.set(`bellwether:answer:${ada.modelId}:row`, `1 {"said":"${marker}"}`, 'EX', 600);
  bobBefore = await rowsOf(bob);
});
afterAll(() => redis?.disconnect());

test('the test fills every table that holds something about people, and finds it all', async () => {
  const held = await rowsOf(ada);
  expect(Object.keys(held).filter((table) => held[table]!.length === 0)).toEqual([]);
  const found = await whereFound(marker, await redisContents());
  expect(found.filter((place) => place.includes('/storage/'))).toHaveLength(11);
  expect(found.filter((place) => place.startsWith('pgboss.job:'))).toHaveLength(2);
  if (redis) expect(found.filter((place) => place.startsWith('Redis'))).toHaveLength(2);
});

test('after an erasure nothing of the person is in the database, in storage, in the queue or in Redis', async () => {
  const asked = await requestErasure(ada.ctx, {
    currentPassword: goodPassword,
    confirmation: 'erase my account',
    handsOverModels: false,
  });
  erasureId = asked.id;
  // A try that failed quotes what it asked the database, the e-mail with it.
  await quoteInJobs(erasureId, marker);
  await erasePerson(ctxOf({ kind: 'system' }), { id: erasureId });
  expect(await whereFound(marker, await redisContents())).toEqual([]);
});

test('what somebody else has is untouched, to the last column', async () => {
  expect(await rowsOf(bob)).toEqual(bobBefore);
});

test('no file is left that no row names', async () => {
  const { db } = database();
  const named = await Promise.all(namingColumns.map((column) => db.select({ sha256: column }).from(column.table)));
  const known = new Set(named.flat().map(({ sha256 }) => String(sha256)));
  const stored = (await filesStored())
    .filter((path) => path.includes('/storage/'))
    .map((path) => path.split('/').at(-1)!);
  expect(stored.filter((name) => !known.has(name))).toEqual([]);
});

test('units and amounts stay, by the pseudonymous id', async () => {
  const rows = await dump();
  const ofAda = (table: string) => rows.filter((one) => one.table === `public.${table}` && one.row.includes(ada.id));
  expect(ofAda('predictions')).toHaveLength(2);
  expect(ofAda('usage_hours')).toHaveLength(1);
  expect(ofAda('invoices')[0]!.row).toContain(`F ${ada.invoiceId}`);
  expect(ofAda('invoices')[0]!.row).toContain(`Customer ${ada.id}`);
});

test('the certificate says how many rows of which tables went, and names nobody', async () => {
  const { status, certificate } = await getErasure(nobody(), { id: erasureId });
  expect(status).toBe('done');
  const kept = heldAboutAPerson.filter(({ erasing }) => erasing.how === 'keep').map(({ table }) => getTableName(table));
  const tables = heldAboutAPerson.map(({ table }) => getTableName(table)).filter((name) => !kept.includes(name));
  expect(Object.keys(certificate!.tables).sort()).toEqual(tables.sort());
  expect(certificate!.tables.predictions).toEqual({ deleted: 0, blanked: 2 });
  expect(certificate!.tables.api_keys).toEqual({ deleted: 1, blanked: 0 });
  expect(certificate!.files).toBe(11);
});

test('whoever has the certificate can check its sum as the documentation says, and find it in the audit log', async () => {
  const { certificate } = await getErasure(nobody(), { id: erasureId });
  const { sha256, ...rest } = certificate!;
  expect(createHash('sha256').update(JSON.stringify(rest)).digest('hex')).toBe(sha256);
  const entries = await database().db.select().from(auditLog).where(eq(auditLog.action, 'erasePerson'));
  expect(entries.map(({ target }) => target)).toEqual([{ id: ada.id, erasureId, certificateSha256: sha256 }]);
});

test('the chain of the audit log holds after an erasure', async () => {
  expect(await walkChain(database().db)).toMatchObject({ broken: null, erased: 4 });
});

test('an erasure that is run again changes nothing', async () => {
  const before = await dump();
  await erasePerson(ctxOf({ kind: 'system' }), { id: erasureId });
  expect(await dump()).toEqual(before);
});

test('nobody else may change what was issued: the way is open to an erasure alone', async () => {
  const { sql } = database();
  await expect(sql`update invoices set buyer = '{}' where id = ${bob.invoiceId}`).rejects.toThrow(/cannot be changed/);
  await expect(sql`update credits set reason = '' where user_id = ${bob.id}`).rejects.toThrow(/append-only/);
  const erasing = (change: string) =>
    sql.begin(async (tx) => {
      await tx`select set_config('bellwether.erasing', 'on', true)`;
      await tx.unsafe(change, [bob.invoiceId]);
    });
  await expect(erasing('update invoices set total_minor = 0 where id = $1')).rejects.toThrow(/cannot be changed/);
  await expect(erasing('delete from invoices where id = $1')).rejects.toThrow(/cannot be deleted/);
  await expect(erasing('update invoice_lines set amount_minor = 0 where invoice_id = $1')).rejects.toThrow(
    /cannot be changed/,
  );
  await expect(erasing('update credits set amount_minor = 0 where invoice_id = $1')).rejects.toThrow(/append-only/);
});
