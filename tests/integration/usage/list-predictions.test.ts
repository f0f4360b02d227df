import { PgDialect } from 'drizzle-orm/pg-core';
import { beforeAll, expect, test } from 'vitest';
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
    version: 1,
    user: { id: caller.id, name: 'Bob' },
    keyId: null,
    subject: null,
    units: 1,
    cached: false,
    latencyMs: 1,
    requestId: 'req_test',
    batchJobId: null,
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
  ]) {
    expect(ListPredictions.safeParse(wrong).success).toBe(false);
  }
  expect(ListPredictions.parse({ limit: '10', model: 'iris', version: '2' })).toMatchObject({ limit: 10, version: 2 });
});
