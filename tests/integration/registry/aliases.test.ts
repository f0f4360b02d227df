import postgres from 'postgres';
import { beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import type { Ctx } from '#lib/context';
import { newId } from '#lib/ids';
import { aliasHistory } from '#lib/registry/alias-history';
import { getModel } from '#lib/registry/get-model';
import { setAlias } from '#lib/registry/set-alias';
import { makePerson } from '#tests/integration/auth/people';
import { newModel, publish, publishReady, reject } from '#tests/integration/registry/published';

let owner: Ctx;
beforeAll(async () => {
  owner = (await makePerson('engineer', { name: 'Ada' })).ctx;
});

test('without a certificate there is no alias, and the answer says why', async () => {
  const { slug } = await newModel(owner);
  const waiting = await publish(owner, slug);
  const point = (version: number) => setAlias(owner, { slug, alias: 'production', version });
  await expect(point(1)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('still being examined'),
  });
  await reject(waiting.id, 'It has no outputs.');
  await expect(point(1)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('It has no outputs.'),
  });
  await database().sql`update versions set status = 'ready', rejection = null where id = ${waiting.id}`;
  await expect(point(1)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('no certificate'),
  });
  await expect(point(2)).rejects.toMatchObject({ code: 'not-found' });
  expect((await getModel(owner, { slug })).aliases).toEqual([]);
});

test('an alias points where it was pointed last, and its history keeps every change', async () => {
  const { slug } = await newModel(owner);
  for (let n = 0; n < 2; n++) await publishReady(owner, slug);
  const point = (version: number) => setAlias(owner, { slug, alias: 'production', version });
  expect(await point(1)).toMatchObject({ alias: 'production', version: 1, changedBy: 'Ada' });
  expect(await point(2)).toMatchObject({ version: 2 });
  expect(await point(1)).toMatchObject({ version: 1 });
  expect(await point(1)).toMatchObject({ version: 1 });
  await setAlias(owner, { slug, alias: 'challenger', version: 2 });
  const history = await aliasHistory(owner, { slug, alias: 'production' });
  expect(history.data.map(({ version }) => version)).toEqual([1, 2, 1]);
  const model = await getModel(owner, { slug });
  expect(model.productionVersion).toBe(1);
  expect(model.aliases.map(({ alias, version }) => [alias, version])).toEqual([
    ['challenger', 2],
    ['production', 1],
  ]);
  const first = await aliasHistory(owner, { slug, alias: 'production', limit: 2 });
  const rest = await aliasHistory(owner, { slug, alias: 'production', limit: 2, cursor: first.nextCursor! });
  expect([...first.data, ...rest.data]).toEqual(history.data);
  expect(rest.nextCursor).toBeNull();
});

test('the newest change wins also when the machine before had a clock that runs ahead', async () => {
  const { id, slug } = await newModel(owner);
  for (let n = 0; n < 2; n++) await publishReady(owner, slug);
  const { sql } = database();
  const [first] = await sql`select id, created_by from versions where model_id = ${id} and number = 1`;
  await sql`insert into alias_changes (id, model_id, alias, version_id, changed_by) values
    (${newId('aliasChange', Date.now() + 3_600_000)}, ${id}, 'production', ${first!.id}, ${first!.created_by})`;
  expect(await setAlias(owner, { slug, alias: 'production', version: 2 })).toMatchObject({ version: 2 });
});

test('changes at the same time are made one after the other', async () => {
  const { slug } = await newModel(owner);
  for (let n = 0; n < 4; n++) await publishReady(owner, slug);
  await Promise.all([1, 2, 3, 4].map((version) => setAlias(owner, { slug, alias: 'production', version })));
  const { data } = await aliasHistory(owner, { slug, alias: 'production' });
  expect(data.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4]);
  expect((await getModel(owner, { slug })).productionVersion).toBe(data[0]!.version);
});

test('every process is told of a change, and of none that did not happen', async () => {
  const { id, slug } = await newModel(owner);
  await publishReady(owner, slug);
  await publish(owner, slug);
  const heard: unknown[] = [];
  const listener = postgres(process.env.DATABASE_URL!, { max: 1 });
  await listener.listen('bellwether', (payload) => heard.push(payload));
  await expect(setAlias(owner, { slug, alias: 'production', version: 2 })).rejects.toThrow();
  await setAlias(owner, { slug, alias: 'production', version: 1 });
  await expect.poll(() => heard).toEqual([JSON.stringify({ kind: 'model', id })]);
  await listener.end();
});
