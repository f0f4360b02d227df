import { beforeAll, expect, test } from 'vitest';
import type { Role } from '#lib/auth/permissions';
import type { Ctx } from '#lib/context';
import { aliasHistory } from '#lib/registry/alias-history';
import { CreateModel, createModel } from '#lib/registry/create-model';
import { deleteModel } from '#lib/registry/delete-model';
import { getModel } from '#lib/registry/get-model';
import { getVersion } from '#lib/registry/get-version';
import { listModels } from '#lib/registry/list-models';
import { listVersions } from '#lib/registry/list-versions';
import { setAlias } from '#lib/registry/set-alias';
import { ModelChanges, updateModel } from '#lib/registry/update-model';
import { ctxOf, makePerson, nobody } from '#tests/integration/auth/people';
import { newModel, publish, publishReady } from '#tests/integration/registry/published';

let owner: Ctx;
let stranger: Ctx;
let admin: Ctx;
beforeAll(async () => {
  owner = (await makePerson('engineer', { name: 'Ada' })).ctx;
  stranger = (await makePerson('engineer')).ctx;
  admin = (await makePerson('admin')).ctx;
});

const slugsOf = async (ctx: Ctx, input: Parameters<typeof listModels>[1] = {}) =>
  (await listModels(ctx, input)).data.map(({ slug }) => slug);

/** Everything that can be done to a model by its slug. */
const doors: [string, (ctx: Ctx, slug: string) => Promise<unknown>][] = [
  ['get', (ctx, slug) => getModel(ctx, { slug })],
  ['update', (ctx, slug) => updateModel(ctx, { slug, changes: { name: 'Other' } })],
  ['delete', (ctx, slug) => deleteModel(ctx, { slug })],
  ['list versions', (ctx, slug) => listVersions(ctx, { slug })],
  ['get a version', (ctx, slug) => getVersion(ctx, { slug, number: 1 })],
  ['publish', (ctx, slug) => publish(ctx, slug)],
  ['set an alias', (ctx, slug) => setAlias(ctx, { slug, alias: 'production', version: 1 })],
  ['alias history', (ctx, slug) => aliasHistory(ctx, { slug, alias: 'production' })],
];

test.each(doors)('a private model does not exist for a stranger: %s', async (_, use) => {
  const { slug } = await newModel(owner);
  await publishReady(owner, slug);
  const refusal = await use(stranger, slug).catch((error: Error) => error);
  const missing = await use(stranger, 'no-such-model').catch((error: Error) => error);
  expect(refusal).toMatchObject({ code: 'not-found' });
  expect(refusal).toHaveProperty('message', String(Reflect.get(missing!, 'message')).replace('no-such-model', slug));
});

test.each(doors)('a deleted model does not exist for its owner: %s', async (_, use) => {
  const { slug } = await newModel(owner);
  await publishReady(owner, slug);
  await deleteModel(owner, { slug });
  await expect(use(owner, slug)).rejects.toMatchObject({ code: 'not-found' });
});

test.each(doors)('nobody is asked to sign in: %s', async (_, use) => {
  const { slug } = await newModel(owner, { visibility: 'everyone' });
  await expect(use(nobody(), slug)).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('a model for everyone is seen by all and changed by its owner and admins only', async () => {
  const { slug } = await newModel(owner, { visibility: 'everyone' });
  await publishReady(owner, slug);
  await publish(owner, slug);
  expect(await getModel(stranger, { slug })).toMatchObject({ mayChange: false, latestVersion: null });
  expect(await getModel(owner, { slug })).toMatchObject({
    mayChange: true,
    latestVersion: { number: 2, status: 'validating' },
    owner: { name: 'Ada' },
  });
  expect((await listVersions(stranger, { slug })).data.map(({ number }) => number)).toEqual([1]);
  expect((await listVersions(owner, { slug })).data.map(({ number }) => number)).toEqual([2, 1]);
  await expect(getVersion(stranger, { slug, number: 2 })).rejects.toMatchObject({ code: 'not-found' });
  expect((await getVersion(stranger, { slug, number: 1 })).certificate).not.toBeNull();
  await expect(updateModel(stranger, { slug, changes: { name: 'x' } })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(deleteModel(stranger, { slug })).rejects.toMatchObject({ code: 'forbidden' });
  expect((await updateModel(admin, { slug, changes: { visibility: 'private' } })).visibility).toBe('private');
  await expect(getModel(stranger, { slug })).rejects.toMatchObject({ code: 'not-found' });
});

test.each(['end-user', 'finance'] satisfies Role[])('%s may look, not create', async (role) => {
  const { ctx } = await makePerson(role);
  await expect(newModel(ctx)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await slugsOf(ctx)).toBeInstanceOf(Array);
});

test('a key does what its scopes say', async () => {
  const person = await makePerson('engineer');
  const key = { kind: 'key', keyId: 'key_1', userId: person.id, role: 'engineer', limitPerMinute: null } as const;
  const reader = ctxOf({ ...key, scopes: ['models:read'] });
  const writer = ctxOf({ ...key, scopes: ['models:write'] });
  const { slug } = await newModel(writer);
  await expect(newModel(reader)).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('models:write'),
  });
  expect(await getModel(reader, { slug })).toMatchObject({ mayChange: true });
  await expect(getModel(writer, { slug })).rejects.toMatchObject({ code: 'forbidden' });
});

test('a list has one’s own models and those for everyone, all of them for an admin, and finds by name', async () => {
  const mine = await newModel(owner, { name: 'Zebra finder' });
  const shown = await newModel(owner, { visibility: 'everyone', description: 'Looks for 100% of zebras_here' });
  expect(await slugsOf(stranger, { q: 'zebra' })).toEqual([shown.slug]);
  expect(await slugsOf(owner, { q: 'ZEBRA' })).toEqual([shown.slug, mine.slug]);
  expect(await slugsOf(admin, { q: 'zebra' })).toEqual([shown.slug, mine.slug]);
  expect(await slugsOf(owner, { q: '0% of zebras_' })).toEqual([shown.slug]);
  expect(await slugsOf(owner, { q: 'zebras%here' })).toEqual([]);
});

test('pages of a list join without a gap', async () => {
  const all = await slugsOf(owner);
  const paged: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await listModels(owner, { limit: 3, ...(cursor && { cursor }) });
    paged.push(...page.data.map(({ slug }) => slug));
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  expect(paged).toEqual(all);
  expect(all.length).toBeGreaterThan(3);
});

test('a list shows the version in production and its task', async () => {
  const { slug } = await newModel(owner);
  expect((await listModels(owner, { q: slug })).data[0]).toMatchObject({
    task: null,
    productionVersion: null,
    latestVersion: null,
  });
  await publishReady(owner, slug);
  await publishReady(owner, slug);
  await setAlias(owner, { slug, alias: 'production', version: 1 });
  const found = (await listModels(owner, { q: slug })).data.find((model) => model.slug === slug);
  expect(found).toMatchObject({
    task: 'regression',
    productionVersion: 1,
    latestVersion: { number: 2, status: 'ready' },
  });
});

test('a slug is taken once, also by someone else’s hidden model, and free again after deletion', async () => {
  const { slug } = await newModel(owner);
  const again = createModel(stranger, CreateModel.parse({ slug }));
  await expect(again).rejects.toMatchObject({ code: 'conflict', errors: [{ pointer: '/slug' }] });
  await deleteModel(owner, { slug });
  expect((await createModel(stranger, CreateModel.parse({ slug }))).slug).toBe(slug);
});

test.each(['x', 'Iris', 'a_b', '-a', 'a-', 'new', 'api', 'ä1', 'a b', '', 'a'.repeat(64), '../x'])(
  '"%s" is no slug',
  (slug) => {
    expect(CreateModel.safeParse({ slug }).success).toBe(false);
  },
);

test.each(['iris', 'a1', '7-eleven', 'a'.repeat(63)])('"%s" is a slug', (slug) => {
  expect(CreateModel.safeParse({ slug }).success).toBe(true);
});

test('changes change what they name, and refuse what is unknown or empty', async () => {
  const { slug } = await newModel(owner, { description: 'before' });
  const changed = await updateModel(owner, {
    slug,
    changes: ModelChanges.parse({ keepsInputs: false, cacheTtlS: 60 }),
  });
  expect(changed).toMatchObject({ description: 'before', keepsInputs: false, cacheTtlS: 60 });
  expect(await getModel(owner, { slug })).toEqual(changed);
  for (const wrong of [
    {},
    { slug: 'other' },
    { cacheTtlS: 0 },
    { name: ' ' },
    { name: 'a\0b' },
    { visibility: 'some' },
  ]) {
    expect(ModelChanges.safeParse(wrong).success).toBe(false);
  }
});
