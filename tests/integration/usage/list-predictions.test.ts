import { PgDialect } from 'drizzle-orm/pg-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import type { Ctx } from '#lib/context';
import { newId } from '#lib/ids';
import { deleteModel } from '#lib/registry/delete-model';
import { getPrediction } from '#lib/usage/get-prediction';
import { ListPredictions, listPredictions, predictionsQuery } from '#lib/usage/list-predictions';
import { makePerson } from '#tests/integration/auth/people';
import { newModel, publishReady } from '#tests/integration/registry/published';
import { addAnswered, addFailed, planOf } from '#tests/integration/usage/calls';
import { versionIds } from '#tests/integration/usage/version-ids';

type Person = Awaited<ReturnType<typeof makePerson>>;
let owner: Person;
let caller: Person;
let stranger: Person;
let admin: Ctx;
let model: { id: string; slug: string };
let version: string;
const start = Date.parse('2026-03-01T10:00:00Z');

beforeAll(async () => {
  owner = await makePerson('engineer', { name: 'Ada' });
  caller = await makePerson('end-user', { name: 'Bob' });
  stranger = await makePerson('engineer');
  admin = (await makePerson('admin')).ctx;
  model = await newModel(owner.ctx, { visibility: 'everyone' });
  await publishReady(owner.ctx, model.slug);
  [version] = (await versionIds(model.id)) as [string];
  // What all the others do, so that reading one's own is not reading everything.
  const others = Array.from({ length: 60_000 }, (_, n) => ({
    atMs: start + n * 10,
    userId: `usr_other${n % 200}`,
    modelId: `mdl_other${n % 200}`,
    versionId: null,
  }));
  await addAnswered(others);
  await addFailed(others);
});

const call = (person: Person, atMs: number, more = {}) => ({
  atMs: start + atMs,
  userId: person.id,
  modelId: model.id,
  versionId: version,
  ...more,
});
const idsOf = async (ctx: Ctx, input: ListPredictions = {}) =>
  (await listPredictions(ctx, input)).data.map(({ id }) => id);

test('one sees one’s own calls and those to one’s models, an admin all, a stranger none', async () => {
  const [own, theirs] = await addAnswered([call(owner, 1), call(caller, 2)]);
  expect(await idsOf(owner.ctx)).toEqual([theirs, own]);
  expect(await idsOf(caller.ctx)).toEqual([theirs]);
  expect(await idsOf(stranger.ctx)).toEqual([]);
  expect(await idsOf(admin, { model: model.slug })).toEqual([theirs, own]);
  expect((await listPredictions(owner.ctx, {})).data[0]).toEqual({
    id: theirs,
    status: 'answered',
    createdAt: '2026-03-01T10:00:00.002Z',
    model: model.slug,
    modelName: model.slug,
    task: 'regression',
    version: 1,
    user: { id: caller.id, name: 'Bob' },
    keyId: null,
    subject: null,
    units: 1,
    cached: false,
    latencyMs: 1,
    requestId: 'req_test',
    batchJobId: null,
    input: null,
    answer: null,
    files: [],
    error: null,
  });
  expect((await getPrediction(caller.ctx, { id: theirs! })).id).toBe(theirs);
  expect((await getPrediction(owner.ctx, { id: theirs! })).id).toBe(theirs);
  await expect(getPrediction(caller.ctx, { id: own! })).rejects.toMatchObject({ code: 'not-found' });
  await expect(getPrediction(stranger.ctx, { id: own! })).rejects.toMatchObject({ code: 'not-found' });
  for (const id of [newId('prediction'), 'pred_', "pred_' or 1=1", 'usr_01', '\0']) {
    await expect(getPrediction(admin, { id })).rejects.toMatchObject({ code: 'not-found' });
  }
});

test('failed calls are listed apart, with what went wrong', async () => {
  const [found, lost] = await addFailed([call(caller, 3), call(caller, 4, { versionId: null })]);
  const { data } = await listPredictions(owner.ctx, { status: 'failed' });
  expect(data.map(({ id, version: number }) => [id, number])).toEqual([
    [lost, null],
    [found, 1],
  ]);
  expect(data[0]).toMatchObject({
    status: 'failed',
    units: 0,
    error: { status: 422, code: 'invalid', detail: 'x is missing' },
  });
  expect(await idsOf(caller.ctx, { status: 'failed' })).toEqual([lost, found]);
  expect(await getPrediction(caller.ctx, { id: lost! })).toMatchObject({
    status: 'failed',
    inputs: null,
    outputs: null,
  });
});

test('filters leave what they name', async () => {
  const other = await newModel(owner.ctx);
  const keyId = newId('key');
  const [byKey, bySubject, elsewhere] = await addAnswered([
    call(caller, 100, { keyId }),
    call(caller, 200, { subject: 'patient 7' }),
    call(caller, 300, { modelId: other.id, versionId: null }),
  ]);
  expect(await idsOf(caller.ctx, { key: keyId })).toEqual([byKey]);
  expect(await idsOf(owner.ctx, { subject: 'patient 7' })).toEqual([bySubject]);
  expect(await idsOf(owner.ctx, { model: other.slug })).toEqual([elsewhere]);
  expect(await idsOf(caller.ctx, { model: other.slug })).toEqual([elsewhere]);
  expect(await idsOf(caller.ctx, { model: model.slug, version: 1 })).not.toContain(elsewhere);
  expect(await idsOf(caller.ctx, { model: model.slug, version: 1 })).toContain(byKey);
  expect(await idsOf(caller.ctx, { model: model.slug, version: 2 })).toEqual([]);
  expect(await idsOf(stranger.ctx, { model: model.slug })).toEqual([]);
  const since = new Date(start + 200).toISOString();
  const until = new Date(start + 300).toISOString();
  expect(await idsOf(caller.ctx, { since, until })).toEqual([bySubject]);
  await expect(listPredictions(owner.ctx, { version: 1 })).rejects.toMatchObject({ errors: [{ pointer: '/version' }] });
});

describe('one’s own history', () => {
  let me: Person;
  let photo: string;
  let text: string;
  let plain: string;
  beforeAll(async () => {
    me = await makePerson('engineer');
    const mine = await newModel(me.ctx, { visibility: 'everyone' });
    await publishReady(me.ctx, mine.slug);
    const [versionId] = await versionIds(mine.id);
    const of = (person: Person, atMs: number) => ({
      atMs: start + atMs,
      userId: person.id,
      modelId: mine.id,
      versionId: versionId!,
    });
    const ids = await addAnswered([of(me, 9_001), of(me, 9_002), of(me, 9_003), of(caller, 9_004)]);
    [photo, text, plain] = ids as [string, string, string];
    const { sql } = database();
    await sql`update predictions set outputs = '[{"label":"cat","score":0.9},{"label":"dog","score":1}]' where id = ${photo}`;
    for (const [id, name] of [
      [photo, 'Urlaub 100%_1.JPG'],
      [text, 'notes.txt'],
      [ids[3], 'theirs.jpg'],
    ] as const) {
      await sql`insert into kept_files values (${id!}, 0, 'abc', ${name}, 'image/jpeg', 12345)`;
    }
    // Many of one's own without a file, and many of others with one.
    await addAnswered(Array.from({ length: 5_000 }, (_, n) => of(me, -n)));
    await sql`insert into kept_files select id, 0, 'abc', 'x.jpg', 'image/jpeg', 1 from predictions
      where user_id like 'usr_other%'`;
  }, 120_000);

  test('has one’s own calls across models, and none of others to one’s models', async () => {
    expect(await idsOf(me.ctx, { mine: true, limit: 3 })).toEqual([plain, text, photo]);
    expect((await idsOf(me.ctx, { limit: 4 })).length).toBe(4);
    expect(await idsOf(admin, { mine: true })).toEqual([]);
  });

  test('shows the first answer, shortened, and the files that are kept', async () => {
    const { data } = await listPredictions(me.ctx, { mine: true, limit: 3 });
    expect(data[2]).toMatchObject({
      answer: { text: 'cat', score: 0.9 },
      files: [{ row: 0, name: 'Urlaub 100%_1.JPG', type: 'image/jpeg', sizeBytes: 12345 }],
    });
    expect(data[0]).toMatchObject({ answer: null, files: [] });
  });

  test('is found by its files', async () => {
    expect(await idsOf(me.ctx, { mine: true, hasFile: true })).toEqual([text, photo]);
    expect(await idsOf(me.ctx, { mine: true, hasFile: false, limit: 1 })).toEqual([plain]);
    expect(await idsOf(me.ctx, { mine: true, q: 'urlaub' })).toEqual([photo]);
    expect(await idsOf(me.ctx, { mine: true, q: '100%_' })).toEqual([photo]);
    expect(await idsOf(me.ctx, { mine: true, q: '1%0' })).toEqual([]);
    expect(await idsOf(me.ctx, { mine: true, q: 'theirs' })).toEqual([]);
    expect(await idsOf(me.ctx, { mine: true, hasFile: true, cursor: text })).toEqual([photo]);
  });

  test.each<[string, ListPredictions]>([
    ['all', { mine: true }],
    ['with a file', { mine: true, hasFile: true }],
    ['by name', { mine: true, q: 'urlaub' }],
  ])('does not read everybody’s: %s', async (_, input) => {
    const plan = await planOf(new PgDialect().sqlToQuery(predictionsQuery(me.ctx.actor, input, 51)));
    const read = plan.filter((node) => node['Relation Name'] === 'predictions');
    expect(read.length).toBeGreaterThan(0);
    for (const node of read) {
      expect(node['Node Type']).not.toBe('Seq Scan');
      expect(node['Actual Rows']).toBeLessThan(5_100);
    }
    const files = plan.filter((node) => node['Relation Name'] === 'kept_files');
    for (const node of files) expect(node['Node Type']).not.toBe('Seq Scan');
  });
});

test('pages join without a gap, and go on while new calls arrive', async () => {
  const all = await idsOf(owner.ctx);
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listPredictions(owner.ctx, { limit: 2, ...(cursor && { cursor }) });
    paged.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
    await addAnswered([call(caller, 1_000 + paged.length)]);
  } while (cursor);
  expect(paged).toEqual(all);
  expect(all.length).toBeGreaterThan(4);
});

test('calls to a deleted model stay with who made them and who owned it', async () => {
  const gone = await newModel(owner.ctx);
  const [id] = await addAnswered([call(caller, 5_000, { modelId: gone.id, versionId: null })]);
  await deleteModel(owner.ctx, { slug: gone.slug });
  expect(await idsOf(owner.ctx, { model: gone.slug })).toEqual([id]);
  expect(await idsOf(caller.ctx, { model: gone.slug })).toEqual([id]);
});

test.each<[string, ListPredictions]>([
  ['all', {}],
  ['failed', { status: 'failed' }],
  ['of a model', { model: 'MODEL' }],
  ['since', { since: '2026-03-01T10:00:00Z' }],
])('reading one’s calls does not read everybody’s: %s', async (_, { model: slug, ...input }) => {
  const asked = { ...input, ...(slug && { model: model.slug }) };
  for (const actor of [owner.ctx.actor, caller.ctx.actor, admin.actor]) {
    const plan = await planOf(new PgDialect().sqlToQuery(predictionsQuery(actor, asked, 51)));
    const scanned = plan.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name']);
    expect(scanned).not.toContain('predictions');
    expect(scanned).not.toContain('failed_calls');
    expect(Math.max(...plan.map((node) => node['Actual Rows']))).toBeLessThan(200);
  }
});

test('what is no cursor, time or number is refused before anything is read', () => {
  for (const wrong of [
    { cursor: 'x' },
    { since: 'yesterday' },
    { limit: '0' },
    { version: '1.5' },
    { status: 'odd' },
    { key: 'a\0' },
    { hasFile: 'yes' },
    { q: 'a\0' },
  ]) {
    expect(ListPredictions.safeParse(wrong).success).toBe(false);
  }
  expect(ListPredictions.parse({ limit: '10', model: 'iris', version: '2' })).toMatchObject({ limit: 10, version: 2 });
});
