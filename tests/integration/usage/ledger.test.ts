import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { plainArray, textArray } from '#lib/usage/array-literal';
import { type LedgerRow, openLedger } from '#lib/usage/ledger';
import { makePerson } from '#tests/integration/auth/people';
import { keyOf } from '#tests/integration/predict/caller';
import { ledgerRow } from '#tests/integration/usage/quota-rows';

const { sql } = database();
let caller: Awaited<ReturnType<typeof makePerson>>;
beforeAll(async () => {
  caller = await makePerson('admin');
});

const row = (more: Partial<LedgerRow> = {}) => ledgerRow(caller.id, more);
/** Adds all rows at once, so that they share a statement; gives what became of each. */
async function added(rows: LedgerRow[]) {
  const ledger = openLedger(sql);
  const settled = await Promise.allSettled(rows.map((each) => ledger.add(each)));
  return settled.map((each) =>
    each.status === 'fulfilled' ? 'written' : ((each.reason as { code: string }).code ?? ''),
  );
}
const written = async (rows: LedgerRow[]) => {
  const found = await sql<{ id: string }[]>`select id from predictions where id = any(${rows.map(({ id }) => id)})`;
  return rows.map(({ id }) => found.some((each) => each.id === id));
};

describe('array literals', () => {
  test('come back from PostgreSQL as they went in', async () => {
    const texts = ['', ' ', 'NULL', null, 'a,b', '{x}', '"', '\\', '\\"', "'", 'line\nline', '\t', '🙂é', '{"a":"\\"}'];
    const [back] = await sql<{ texts: (string | null)[] }[]>`select to_json(${textArray(texts)}::text[]) as texts`;
    expect(back!.texts).toEqual(texts);
    const numbers = [0, -1.5, 1e300, 5e-324, null];
    const [plain] = await sql<
      { numbers: (number | null)[] }[]
    >`select to_json(${plainArray(numbers)}::float8[]) as numbers`;
    expect(plain!.numbers).toEqual(numbers);
    const [none] = await sql<{ none: string[]; flags: boolean[] }[]>`
      select ${textArray([])}::text[] as none, ${plainArray([true, false])}::bool[] as flags`;
    expect(none).toEqual({ none: [], flags: [true, false] });
  });

  test('of random text come back as well', async () => {
    const characters = ['"', '\\', '{', '}', ',', ' ', '\n', 'é', 'N', "'", '🙂'];
    const random = () => characters[Math.floor(Math.random() * characters.length)]!;
    const texts = Array.from({ length: 500 }, () => Array.from({ length: 12 }, random).join(''));
    const [back] = await sql<{ texts: string[] }[]>`select to_json(${textArray(texts)}::text[]) as texts`;
    expect(back!.texts).toEqual(texts);
  });
});

describe('the ledger', () => {
  test('keeps a row as it was given', async () => {
    const full = row({
      createdAtMs: 1_790_000_000_123,
      units: 7,
      cached: true,
      subject: 'a "quoted", {braced} \\ subject',
      inputsJson: JSON.stringify([{ text: 'a"b\\c\ud800', deep: [null, true, 1e300] }]),
      outputsJson: '[{"label":"é"}]',
    });
    expect(await added([full])).toEqual(['written']);
    const [kept] = await sql`select *, inputs::text as inputs_text from predictions where id = ${full.id}`;
    expect(kept).toMatchObject({
      units: 7,
      cached: true,
      subject: full.subject,
      outputs: [{ label: 'é' }],
      latency_ms: 0.25,
    });
    expect(kept!.inputs_text).toBe(full.inputsJson);
    expect(new Date(kept!.created_at).getTime()).toBe(full.createdAtMs);
  });

  test('refuses exactly the rows of keys and people that are no longer good, in whatever company', async () => {
    const { id: good } = await keyOf(caller.ctx);
    const { id: revoked } = await keyOf(caller.ctx);
    await sql`update api_keys set revoked_at = now() where id = ${revoked}`;
    const { id: expired } = await keyOf(caller.ctx);
    await sql`update api_keys set expires_at = now() - interval '1 ms' where id = ${expired}`;
    const disabled = await makePerson('end-user', { disabledAt: new Date() });
    const rows = [
      row({ keyId: good }),
      row({ keyId: revoked }),
      row(),
      row({ keyId: expired }),
      row({ userId: disabled.id }),
      row({ keyId: 'key_deleted' }),
      row({ userId: 'usr_nobody' }),
      row({ keyId: good }),
    ];
    const expected = rows.map((_, index) => (index % 7 === 0 || index === 2 ? 'written' : 'invalid-key'));
    expect(await added(rows)).toEqual(expected);
    expect(await written(rows)).toEqual(expected.map((each) => each === 'written'));
  });

  test('writes everything but a row that PostgreSQL refuses', async () => {
    const rows = [row(), row({ subject: 'nul \0' }), row()];
    expect(await added(rows)).toEqual(['written', '22021', 'written']);
    expect(await written(rows)).toEqual([true, false, true]);
  });

  test('takes a row that is there already for written, once, but not under the id of somebody else', async () => {
    const twice = row();
    await added([twice]);
    const rows = [row(), { ...twice, units: 99 }, { ...twice, userId: 'usr_nobody' }];
    expect(await added(rows)).toEqual(['written', 'written', 'invalid-key']);
    const kept = await sql`select units from predictions where id = ${twice.id}`;
    expect(kept).toEqual([{ units: twice.units }]);
  });

  test('writes thousands of rows at once, each once', async () => {
    const rows = Array.from({ length: 3_000 }, () => row());
    const before = Number((await sql`select count(*) from predictions`)[0]!.count);
    expect(new Set(await added(rows))).toEqual(new Set(['written']));
    expect(Number((await sql`select count(*) from predictions`)[0]!.count)).toBe(before + 3_000);
  });
});
