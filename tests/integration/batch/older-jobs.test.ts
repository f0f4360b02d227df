import { expect, test } from 'vitest';
import { migrate } from '#db/migrate';
import { withOlderDatabase } from '#tests/support/older-database';

test('jobs of before they named their data set are given it, where whoever asked for them could see it', async () => {
  await withOlderDatabase(8, async ({ sql, url }) => {
    await sql`insert into plans (id, name, limit_per_minute) values ('p', 'P', 1)`;
    const people = [
      ['ada', 'engineer'],
      ['bob', 'engineer'],
      ['admin', 'admin'],
    ] as const;
    for (const [id, role] of people) {
      await sql`insert into users (id, email, name, role, plan_id) values (${id}, ${id}, ${id}, ${role}, 'p')`;
      await sql`insert into datasets (id, name, owner_id) values (${`ds_${id}`}, 'D', ${id})`;
    }
    const file = { status: 'ready', file_sha256: 'abc', file_name: 'a.csv', size_bytes: 1 };
    const versions = [
      { id: 'dsv_ada', dataset_id: 'ds_ada', number: 1, created_by: 'ada', ...file },
      { id: 'dsv_corrected', dataset_id: 'ds_ada', number: 2, created_by: 'ada', ...file },
      { id: 'dsv_other', dataset_id: 'ds_ada', number: 3, created_by: 'ada', ...file, file_sha256: 'def' },
    ];
    await sql`insert into dataset_versions ${sql(versions)}`;
    await sql`insert into models (id, slug, name, owner_id, visibility) values ('mdl', 'm', 'M', 'ada', 'everyone')`;
    await sql`insert into versions (id, model_id, number, status, artifact_sha256, artifact_name, size_bytes, created_by)
      values ('ver', 'mdl', 1, 'ready', 'x', 'x', 1, 'ada')`;
    const job = { model_id: 'mdl', version_id: 'ver', status: 'succeeded', format: 'csv', input_bytes: 1 };
    const input = { input_sha256: 'abc', input_name: 'a.csv' };
    const jobs = [
      { id: 'admins', owner_id: 'admin', ...job, ...input },
      { id: 'bobs', owner_id: 'bob', ...job, ...input },
      { id: 'elsewhere', owner_id: 'admin', ...job, ...input, input_name: 'b.csv' },
      { id: 'owners', owner_id: 'ada', ...job, ...input },
    ];
    await sql`insert into batch_jobs ${sql(jobs)}`;
    await migrate(url);
    const named = await sql`select id, dataset_version_id from batch_jobs order by id`;
    expect(named.map(({ id, dataset_version_id }) => [id, dataset_version_id])).toEqual([
      ['admins', 'dsv_corrected'],
      ['bobs', null],
      ['elsewhere', null],
      ['owners', 'dsv_corrected'],
    ]);
  });
});
