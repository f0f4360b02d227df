import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { database, openDatabase, type Sql } from '#db/client';
import { credentialsTrusted } from '#lib/auth/credentials';
import { env } from '#lib/env';
import type { AppError } from '#lib/errors';
import { type LedgerRow, openLedger, recordIn } from '#lib/usage/ledger';
import { quotasOf } from '#lib/usage/quotas/known-quotas';
import { makePerson } from '#tests/integration/auth/people';
import { keyOf } from '#tests/integration/predict/caller';
import { countedOf, ledgerRow, ledgerUnits, makeQuota, thisMonth } from '#tests/integration/usage/quota-rows';
import { until } from '#tests/support/until';

const { sql } = database();
let caller: Awaited<ReturnType<typeof makePerson>>;
beforeEach(async () => {
  caller = await makePerson('admin');
});

const row = (more: Partial<LedgerRow> = {}) => ledgerRow(caller.id, more);

/** Adds all rows at once; gives what became of each. */
async function added(rows: LedgerRow[], ledger = openLedger(sql)) {
  const settled = await Promise.allSettled(rows.map((each) => ledger.add(each)));
  return settled.map((each) => (each.status === 'fulfilled' ? 'written' : ((each.reason as AppError).code ?? 'fault')));
}
const countOf = (outcomes: string[], outcome: string) => outcomes.filter((each) => each === outcome).length;

describe('a hard quota', () => {
  const others = [openDatabase(env.DATABASE_URL, 1), openDatabase(env.DATABASE_URL, 1)];
  afterAll(() => Promise.all(others.map(({ sql }) => sql.end())));

  test('is used up to its last unit and never passed by 200 calls over two connections', async () => {
    const quota = await makeQuota(caller.id, 100);
    const ledgers = others.map(({ sql }) => openLedger(sql));
    // Called one after another within each, so that many statements of both meet.
    const answered = await Promise.all(
      Array.from({ length: 20 }, async (_, client) => {
        const outcomes: string[] = [];
        for (let call = 0; call < 10; call++) outcomes.push(...(await added([row()], ledgers[client % 2])));
        return outcomes;
      }),
    );
    expect(countOf(answered.flat(), 'written')).toBe(100);
    expect(countOf(answered.flat(), 'quota-exceeded')).toBe(100);
    expect(await ledgerUnits(caller.id)).toBe(100);
    expect(await countedOf(quota.id)).toEqual({ period: thisMonth(), usedUnits: 100 });
  });

  test('is never passed by calls of mixed sizes that fall under several quotas, nor do these wait for each other', async () => {
    const { id: key } = await keyOf(caller.ctx);
    const { id: otherKey } = await keyOf(caller.ctx);
    const caps = await Promise.all([
      makeQuota(caller.id, 400),
      makeQuota(caller.id, 150, { scope: 'key', keyId: key }),
      makeQuota(caller.id, 170, { scope: 'model', modelId: 'mdl_1' }),
      makeQuota(caller.id, 10, { isHard: false }),
    ]);
    const ledgers = others.map(({ sql }) => openLedger(sql));
    const calls = Array.from({ length: 300 }, (_, index) =>
      row({
        units: 1 + (index % 7),
        keyId: [key, otherKey, null][index % 3]!,
        modelId: index % 2 === 0 ? 'mdl_1' : 'mdl_2',
      }),
    );
    const outcomes = await Promise.all(
      [0, 1, 2, 3, 4].flatMap((part) =>
        ledgers.map((ledger, index) =>
          added(
            calls.filter((_, place) => place % 10 === part * 2 + index),
            ledger,
          ),
        ),
      ),
    );
    expect(new Set(outcomes.flat())).toEqual(new Set(['written', 'quota-exceeded']));
    for (const cap of caps) {
      const { usedUnits } = await countedOf(cap.id);
      const [inLedger] = await sql`
        select coalesce(sum(units), 0)::int as units from predictions where user_id = ${caller.id}
          and (${cap.keyId}::text is null or key_id = ${cap.keyId}) and (${cap.modelId}::text is null or model_id = ${cap.modelId})`;
      expect(usedUnits).toBe(inLedger!.units);
      if (cap.isHard) expect(usedUnits).toBeLessThanOrEqual(cap.maxUnits);
      else expect(usedUnits).toBeGreaterThan(cap.maxUnits);
    }
  });

  test('waits for who is counting in it, and goes on from what they committed', async () => {
    const quota = await makeQuota(caller.id, 1);
    const [{ sql: first }, { sql: second }] = others as [(typeof others)[0], (typeof others)[0]];
    const ledger = openLedger(second);
    const isWaiting = async () => {
      const waiting = await sql`select 1 from pg_locks where not granted and database is null`;
      return waiting.length > 0;
    };
    const whileOneCounts = async (how: 'commit' | 'undo') => {
      let late = Promise.resolve<string[]>([]);
      await first
        .begin(async (tx) => {
          await recordIn(tx, row());
          late = added([row()], ledger);
          await until(isWaiting);
          if (how === 'undo') throw new Error('undone');
        })
        .catch(() => {});
      return late;
    };
    expect(await whileOneCounts('undo')).toEqual(['written']);
    await sql`update quotas set max_units = 2 where id = ${quota.id}`;
    expect(await whileOneCounts('commit')).toEqual(['quota-exceeded']);
    expect(await countedOf(quota.id)).toEqual({ period: thisMonth(), usedUnits: await ledgerUnits(caller.id) });
  });

  test('refuses the row that is too large and none beside it', async () => {
    const quota = await makeQuota(caller.id, 10);
    const units = [4, 50, 3, 1, 4, 2, 1];
    const outcomes = await added(units.map((each) => row({ units: each })));
    const full = 'quota-exceeded';
    expect(outcomes).toEqual(['written', full, 'written', 'written', full, 'written', full]);
    expect((await countedOf(quota.id)).usedUnits).toBe(10);
  });

  test('names itself, how much of it is used, what was asked and when it begins anew', async () => {
    const quota = await makeQuota(caller.id, 5);
    const createdAtMs = Date.UTC(2031, 11, 31);
    await added([row({ units: 2, createdAtMs })]);
    const refusal: AppError = await openLedger(sql)
      .add(row({ units: 4, createdAtMs }))
      .then(
        () => expect.unreachable(),
        (error: AppError) => error,
      );
    expect(refusal.quota).toEqual({
      id: quota.id,
      scope: 'account',
      maxUnits: 5,
      usedUnits: 2,
      resetsAt: '2032-01-01T00:00:00.000Z',
    });
    expect(refusal.exceeded).toEqual({ unit: 'units', max: 5, actual: 6 });
    expect(refusal.message).toContain('at most 5 units a month: 2 units are used, and this call needs 4 units.');
    expect(refusal.message).toContain('begins anew at 2032-01-01');
  });

  test('counts only rows that were written: neither those of a revoked key nor those that are there already', async () => {
    const quota = await makeQuota(caller.id, 3);
    const { id: revoked } = await keyOf(caller.ctx);
    await sql`update api_keys set revoked_at = now() where id = ${revoked}`;
    const twice = row();
    expect(await added([row({ keyId: revoked }), twice, { ...twice, units: 2 }, row()])).toEqual([
      'invalid-key',
      'written',
      'written',
      'written',
    ]);
    expect((await countedOf(quota.id)).usedUnits).toBe(2);
    // The quota is full now: a call that comes again is still answered, as it is counted already.
    expect(await added([row(), twice, row(), row({ keyId: revoked, units: 9 })])).toEqual([
      'written',
      'written',
      'quota-exceeded',
      'invalid-key',
    ]);
    expect((await countedOf(quota.id)).usedUnits).toBe(3);
  });

  test('refuses nothing of anybody else in the same statement', async () => {
    const neighbour = await makePerson('end-user');
    await makeQuota(caller.id, 0);
    const outcomes = await added([row(), ledgerRow(neighbour.id), row(), ledgerRow(neighbour.id, { units: 1000 })]);
    expect(outcomes).toEqual(['quota-exceeded', 'written', 'quota-exceeded', 'written']);
  });

  test('keeps a file only with the row it belongs to', async () => {
    await makeQuota(caller.id, 1);
    const file = { row: 0, sha256: 'a'.repeat(64), name: 'one.png', type: 'image/png', sizeBytes: 3 };
    const rows = [row({ file }), row({ file })];
    expect(await added(rows)).toEqual(['written', 'quota-exceeded']);
    const kept = await sql`select prediction_id from kept_files where prediction_id = any(${rows.map(({ id }) => id)})`;
    expect(kept).toEqual([{ prediction_id: rows[0]!.id }]);
  });

  test('refuses a row within a transaction, which is undone with it', async () => {
    const quota = await makeQuota(caller.id, 1000);
    await sql.begin((tx) => recordIn(tx, row({ units: 900 })));
    const part = sql.begin(async (tx) => {
      await tx`insert into settings (name, value) values ('quota-test', 'x')`;
      await recordIn(tx, row({ units: 101 }));
    });
    await expect(part).rejects.toMatchObject({ code: 'quota-exceeded', quota: { usedUnits: 900 } });
    expect(await sql`select 1 from settings where name = 'quota-test'`).toHaveLength(0);
    expect((await countedOf(quota.id)).usedUnits).toBe(900);
  });
});

describe('the month of a quota', () => {
  const november = Date.UTC(2032, 10, 30, 23, 59, 59, 999);
  const december = Date.UTC(2032, 11, 1);

  test('begins anew with the first row of the next one', async () => {
    const quota = await makeQuota(caller.id, 2);
    const late = () => row({ createdAtMs: november });
    expect(await added([late(), late(), late()])).toEqual(['written', 'written', 'quota-exceeded']);
    expect(await countedOf(quota.id)).toEqual({ period: '2032-11', usedUnits: 2 });
    expect(await added([row({ createdAtMs: december })])).toEqual(['written']);
    expect(await countedOf(quota.id)).toEqual({ period: '2032-12', usedUnits: 1 });
  });

  test('is not turned back by a clock that is behind: its rows count in the newer month', async () => {
    const quota = await makeQuota(caller.id, 3);
    await added([row({ createdAtMs: december })]);
    expect(await added([row({ createdAtMs: november })])).toEqual(['written']);
    expect(await countedOf(quota.id)).toEqual({ period: '2032-12', usedUnits: 2 });
    // Both months in one statement, the newer one last.
    const both = [row({ createdAtMs: november }), row({ createdAtMs: december })];
    expect(await added(both)).toEqual(['written', 'quota-exceeded']);
    expect(await countedOf(quota.id)).toEqual({ period: '2032-12', usedUnits: 3 });
  });
});

test('rows of accounts that are known to have no quota are written by a statement that looks for none', async () => {
  credentialsTrusted(true);
  try {
    await quotasOf(caller.id);
    const statements: string[] = [];
    const watched = new Proxy(sql, {
      apply: (target, self, given: [TemplateStringsArray, ...unknown[]]) => {
        statements.push(given[0].join('?'));
        return Reflect.apply(target as never, self, given);
      },
    }) as Sql;
    expect(await added([row(), row()], openLedger(watched))).toEqual(['written', 'written']);
    expect(statements.join('\n')).toContain('insert into predictions');
    expect(statements.join('\n')).not.toContain('quotas');
  } finally {
    credentialsTrusted(false);
  }
});
