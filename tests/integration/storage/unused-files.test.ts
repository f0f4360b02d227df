import { getTableName, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { database } from '#db/client';
import { namedQuery, namingColumns } from '#lib/storage/unused-files';

test.each(namingColumns.map((column) => [`${getTableName(column.table)}.${column.name}`, column] as const))(
  'whether %s names a file is found by an index, however many rows there are',
  async (_, column) => {
    const { db } = database();
    const sha256s = ['a'.repeat(64), 'b'.repeat(64)];
    const plan = await db.transaction(async (tx) => {
      // So that a table of few rows is read like one of many.
      await tx.execute(sql`set local enable_seqscan = off`);
      return tx.execute<{ 'QUERY PLAN': string }>(sql`explain ${namedQuery(tx, column, sha256s).getSQL()}`);
    });
    const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(lines).toMatch(new RegExp(`Index Cond: \\(\\(?${column.name}`));
  },
);
