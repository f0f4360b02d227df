import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { apiKeys } from '#db/schema/people';
import type { Ctx } from '#lib/context';
import { isAppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { predict } from '#lib/inference/predict';
import { getPrediction } from '#lib/usage/get-prediction';
import { ctxOf, makePerson } from '#tests/integration/auth/people';
import { billed, outputOf, score, start, work } from '#tests/integration/batch/jobs';
import { keyOf } from '#tests/integration/predict/caller';
import { iris, serve, setosa, virginica } from '#tests/integration/predict/served';
import { crashing, linearRegression, namedColumns, rowsMix } from '#tests/support/onnx-fixtures';

let owner: Ctx;
beforeAll(async () => {
  owner = (await makePerson('engineer')).ctx;
  await serve(owner, 'iris', await iris());
  await serve(owner, 'line', { bytes: linearRegression() });
  await serve(owner, 'columns', { bytes: namedColumns(), manifest: columnsManifest });
});

const header = 'sepal_length,sepal_width,petal_length,petal_width';
const added = 'label,score,p_setosa,p_versicolor,p_virginica,error';
const columnsManifest = {
  task: 'classification',
  features: [
    { name: 'age', type: 'number', min: 0, max: 150, default: null },
    { name: 'income', type: 'integer' },
    { name: 'city', type: 'category', categories: ['Delft', 'Oslo'], default: 'Oslo' },
  ],
  labels: ['no', 'yes'],
};

const linesOf = async (id: string) => (await outputOf(owner, id)).trimEnd().split('\n');
const jsonOf = async (id: string) => (await linesOf(id)).map((line) => JSON.parse(line));

test('every row of a CSV file comes back in order, with its answer beside all of its columns', async () => {
  const job = await score(owner, { model: 'iris' }, `id,${header}\na,5.1,3.5,1.4,0.2\n"b,""c",6.3,3.3,6,2.5\n`);
  expect(job).toMatchObject({ status: 'succeeded', problem: null, doneRows: 2, failedRows: 0, secondsLeft: null });
  expect(job.doneBytes).toBe(job.inputBytes);
  const [first, ...rows] = await linesOf(job.id);
  expect(first).toBe(`id,${header},${added}`);
  expect(rows).toEqual([
    expect.stringMatching(/^a,5\.1,3\.5,1\.4,0\.2,setosa,[\d.]+,[\d.]+,0,0,$/),
    expect.stringMatching(/^"b,""c",6\.3,3\.3,6,2\.5,virginica,[\d.]+,0,0,[\d.]+,$/),
  ]);
  expect(job.outputBytes).toBe(Buffer.byteLength(await outputOf(owner, job.id)));
  const ledger = await billed(job.id);
  expect(ledger).toMatchObject([{ units: 2, cached: false, inputs: null, outputs: null }]);
  expect(job.units).toBe(2);
  expect(await getPrediction(owner, { id: ledger[0]!.id })).toMatchObject({ batchJobId: job.id, units: 2 });
});

test('every JSON line comes back in order, as it was written, with its answer', async () => {
  const lines = [`{"petal_width": 0.20, ${JSON.stringify({ ...setosa, petal_width: undefined }).slice(1)}`];
  lines.push('', JSON.stringify(virginica));
  const job = await score(owner, { model: 'iris' }, lines.join('\r\n'), 'rows.jsonl');
  expect(job).toMatchObject({ status: 'succeeded', format: 'jsonl', doneRows: 2, failedRows: 0 });
  const [first, second] = await linesOf(job.id);
  expect(first).toMatch(/^\{"input":\{"petal_width": 0\.20,.*\},"prediction":\{"label":"setosa",/);
  expect(JSON.parse(second!)).toMatchObject({ input: virginica, prediction: { label: 'virginica' } });
});

test('fields the model does not know are handed through and not fed, from JSON lines as from CSV', async () => {
  const row = { id: 7, feature_1: 1, feature_2: 2, feature_3: 3 };
  const job = await score(owner, { model: 'line' }, JSON.stringify(row), 'rows.jsonl');
  expect(await jsonOf(job.id)).toEqual([{ input: row, prediction: { value: 14.5 } }]);
});

describe('a row that cannot be answered', () => {
  test('has its own error in its place, is not billed, and costs no other its answer', async () => {
    const rows = ['1,2,3', '1,2', 'x,2,3', '1,,3', '1,2,3,4', '3e38,3e38,3e38', '2,2,2'];
    const job = await score(owner, { model: 'line' }, `feature_1,feature_2,feature_3\n${rows.join('\n')}\n`);
    expect(job).toMatchObject({ status: 'succeeded', doneRows: 7, failedRows: 5 });
    expect(await linesOf(job.id)).toEqual([
      'feature_1,feature_2,feature_3,value,error',
      '1,2,3,14.5,',
      '1,2,,,"Line 3 has 2 fields, the header has 3."',
      'x,2,3,,"/feature_1 must be a number, not the text ""x"""',
      '1,,3,,/feature_2 is missing',
      '1,2,3,,"Line 6 has 4 fields, the header has 3."',
      '3e38,3e38,3e38,,The model answered NaN or infinity for this input. Its owner should look into it.',
      '2,2,2,12.5,',
    ]);
    expect(await billed(job.id)).toMatchObject([{ units: 2 }]);
  });

  test('keeps its place among JSON lines, whether it is no JSON, no object or no UTF-8', async () => {
    const good = { feature_1: 1, feature_2: 2, feature_3: 3 };
    const lines = [JSON.stringify(good), '{"feature_1":1', '[1,2,3]', '{"feature_1":"\xff"}', '{"feature_1":1}'];
    const job = await score(owner, { model: 'line' }, Buffer.from(lines.join('\n'), 'latin1'), 'rows.ndjson');
    expect(job).toMatchObject({ status: 'succeeded', doneRows: 5, failedRows: 4 });
    expect(await jsonOf(job.id)).toEqual([
      { input: good, prediction: { value: 14.5 } },
      { input: '{"feature_1":1', error: 'Line 2 is not valid JSON.' },
      { input: [1, 2, 3], error: 'must be an object of features, not a list' },
      { input: '{"feature_1":"\uFFFD"}', error: 'Line 4 is not UTF-8 text.' },
      { input: { feature_1: 1 }, error: '/feature_2 is missing (and 1 more)' },
    ]);
  });

  test('may end the process of the model: the others are answered all the same', async () => {
    await serve(owner, 'crashing', { bytes: crashing(100) });
    const job = await score(owner, { model: 'crashing' }, 'X\n1\n2\n1000\n4\n');
    expect(job).toMatchObject({ status: 'succeeded', doneRows: 4, failedRows: 1 });
    expect(await linesOf(job.id)).toEqual([
      'X,value,error',
      '1,1,',
      '2,2,',
      expect.stringMatching(/^1000,,.*ended its process/),
      '4,4,',
    ]);
  });
});

test('rows of a model that mixes rows of a run are run alone, as in calls', async () => {
  await serve(owner, 'mix', { bytes: rowsMix() });
  const job = await score(owner, { model: 'mix' }, 'feature_1,feature_2\n1,1\n2,2\n3,3\n');
  expect(await linesOf(job.id)).toEqual(['feature_1,feature_2,value,error', '1,1,4,', '2,2,16,', '3,3,36,']);
});

describe('a file and a call', () => {
  /** Texts of a CSV file beside the JSON that says the same. */
  const rows: [csv: [string, string, string], row: Record<string, unknown>][] = [
    [['30', '1000', 'Delft'], { age: 30, income: 1000, city: 'Delft' }],
    [['', '1000', ''], { income: 1000 }],
    [['NA', '1e3', 'null'], { income: 1000 }],
    [[' 30 ', '-5', 'Oslo '], { age: 30, income: -5, city: 'Oslo' }],
    [['151', '1', 'Oslo'], { age: 151, income: 1, city: 'Oslo' }],
    [['1', '1.5', 'Oslo'], { age: 1, income: 1.5, city: 'Oslo' }],
    [['1', '', 'Oslo'], { age: 1, city: 'Oslo' }],
    [['0x10', '1', 'Oslo'], { age: '0x10', income: 1, city: 'Oslo' }],
    [['5 1', '1', 'Oslo'], { age: '5 1', income: 1, city: 'Oslo' }],
    [['Infinity', '1', 'Oslo'], { age: 'Infinity', income: 1, city: 'Oslo' }],
    [['2.5', 'None', 'Oslo'], { age: 2.5, city: 'Oslo' }],
    [['1', '1', 'Rome'], { age: 1, income: 1, city: 'Rome' }],
    [['1e-7', '0', 'Delft'], { age: 1e-7, income: 0, city: 'Delft' }],
  ];

  async function called(row: Record<string, unknown>): Promise<unknown> {
    try {
      const { predictionsJson } = await predict(owner, { model: 'columns', input: row }, performance.now());
      return JSON.parse(predictionsJson)[0];
    } catch (error) {
      if (isAppError(error)) return error.message.replace('/input', '');
      throw error;
    }
  }

  /** Sums of a run of many rows may differ in the last of the seven digits that are answered. */
  function expectSame(found: unknown, expected: unknown, row: Record<string, unknown>) {
    const near = (value: number) => expect.closeTo(value, 6);
    const roughly = JSON.parse(JSON.stringify(expected), (_, value) =>
      typeof value === 'number' ? near(value) : value,
    );
    expect(found, JSON.stringify(row)).toEqual(roughly);
  }

  test('get the same answers and the same errors, from CSV', async () => {
    const quoted = rows.map(([fields]) => fields.map((field) => `"${field}"`).join(','));
    const job = await score(
      owner,
      { model: 'columns' },
      `age;income;city\n${quoted.join('\n').replaceAll('","', '";"')}`,
    );
    const output = (await linesOf(job.id)).slice(1).map((line) => line.split(';').slice(3));
    for (const [index, [, row]] of rows.entries()) {
      const [label, score, no, yes, error] = output[index]!;
      const answer = { label, score: Number(score), probabilities: { no: Number(no), yes: Number(yes) } };
      const found = error === '' ? answer : error!.replace(/^"|"$/g, '').replaceAll('""', '"');
      expectSame(found, await called(row), row);
    }
  });

  test('get the same answers and the same errors, from JSON lines', async () => {
    const sendable = rows.map(([, row]) => row);
    const lines = sendable.map((row) => JSON.stringify(row)).join('\n');
    const job = await score(owner, { model: 'columns' }, lines, 'rows.jsonl');
    for (const [index, { prediction, error }] of (await jsonOf(job.id)).entries()) {
      expectSame(prediction ?? error, await called(sendable[index]!), sendable[index]!);
    }
  });
});

describe('a file that cannot be scored', () => {
  test('for lack of a column fails the job at once, saying which, and bills nothing', async () => {
    const job = await score(owner, { model: 'iris' }, 'sepal_length,petal_length,colour\n1,2,blue\n');
    expect(job).toMatchObject({
      status: 'failed',
      doneRows: 0,
      problem:
        'The file lacks the columns "sepal_width", "petal_width", which the model needs. Its columns are "sepal_length", "petal_length", "colour".',
    });
    expect(await billed(job.id)).toEqual([]);
    await expect(outputOf(owner, job.id)).rejects.toThrow('before any row was finished');
  });

  test('is refused at once where it is empty or one JSON list', async () => {
    await expect(start(owner, { model: 'iris' }, ' \n')).rejects.toThrow('The file is empty');
    await expect(start(owner, { model: 'iris' }, '[{}]', 'rows.json')).rejects.toThrow('one object a line');
  });

  test('after rows that can be keeps their answers, and says on which line it ends', async () => {
    const job = await score(owner, { model: 'line' }, 'feature_1,feature_2,feature_3\n1,2,3\n"1,2,3\n4,5,6\n');
    expect(job).toMatchObject({ status: 'failed', problem: expect.stringContaining('line 3') });
  });
});

test('a file in another encoding, with other delimiters, a byte order mark or names like ours is read, and said aloud', async () => {
  const mark = '\uFEFF';
  const marked = await score(owner, { model: 'line' }, `${mark}feature_1;feature_2;feature_3;value\n1;2;3;"a;b"\n`);
  expect(await linesOf(marked.id)).toEqual([
    'feature_1;feature_2;feature_3;value;prediction_value;error',
    '1;2;3;"a;b";14.5;',
  ]);
  expect(marked.notes.join(' ')).toContain('semicolons');
  const late = Buffer.from(
    `note,feature_1,feature_2,feature_3\n${'x,1,2,3\n'.repeat(80_000)}caf\xe9,1,2,3\n`,
    'latin1',
  );
  const lateJob = await score(owner, { model: 'line' }, late);
  expect(lateJob).toMatchObject({ doneRows: 80_001, failedRows: 0 });
  expect((await linesOf(lateJob.id)).at(-1)).toBe('café,1,2,3,14.5,');
  const latin = Buffer.from('note,feature_1,feature_2,feature_3\ncaf\xe9,1,2,3\n', 'latin1');
  const job = await score(owner, { model: 'line' }, latin);
  expect((await linesOf(job.id))[1]).toBe('café,1,2,3,14.5,');
});

test('a first line with the names of the features is one of names, though they come again below', async () => {
  const names = 'feature_1,feature_2,feature_3';
  const job = await score(owner, { model: 'line' }, `${names}\n${names}\n1,2,3\n`);
  expect(job).toMatchObject({ doneRows: 2, failedRows: 1 });
  expect((await linesOf(job.id)).at(-1)).toBe('1,2,3,14.5,');
});

test('a file of names alone gives a file of names alone', async () => {
  const job = await score(owner, { model: 'line' }, 'feature_1,feature_2,feature_3\n');
  expect(job).toMatchObject({ status: 'succeeded', doneRows: 0 });
  expect(await linesOf(job.id)).toEqual(['feature_1,feature_2,feature_3,value,error']);
});

describe('who pays', () => {
  const rows = `feature_1,feature_2,feature_3\n${'1,2,3\n'.repeat(3)}`;

  test('is the key the job was started with; rows that nobody would pay for are not given out', async () => {
    const { id: keyId } = await keyOf(owner, { scopes: ['batch'] });
    const { userId, role } = owner.actor as Extract<Ctx['actor'], { kind: 'user' }>;
    const asKey = ctxOf({ kind: 'key', keyId, userId, role, scopes: ['batch'], limitPerMinute: null });
    const paid = await score(asKey, { model: 'line' }, rows);
    expect(await billed(paid.id)).toMatchObject([{ keyId, userId, units: 3 }]);

    const id = await start(asKey, { model: 'line' }, rows);
    await database().db.update(apiKeys).set({ revokedAt: new Date() }).where(eq(apiKeys.id, keyId));
    await work(id);
    expect(await billed(id)).toEqual([]);
    await expect(outputOf(owner, id)).rejects.toThrow('key was revoked');
  });

  test('needs the permission, and a model and version they may use', async () => {
    const actor = {
      kind: 'key',
      keyId: newId('key'),
      userId: 'usr_x',
      role: 'engineer',
      limitPerMinute: null,
    } as const;
    const asKey = ctxOf({ ...actor, scopes: ['predict'] });
    await expect(start(asKey, { model: 'line' }, rows)).rejects.toThrow('scope "batch"');
    await serve(owner, 'secret', { bytes: linearRegression() }, { visibility: 'private' });
    const stranger = (await makePerson('end-user')).ctx;
    await expect(start(stranger, { model: 'secret' }, rows)).rejects.toThrow('no model "secret"');
    await expect(start(stranger, { model: 'line', version: 2 }, rows)).rejects.toThrow('version 2');
    await expect(start(stranger, { model: 'line', alias: 'shadow' }, rows)).rejects.toThrow('alias "shadow"');
    expect(await score(stranger, { model: 'line', version: 1 }, rows)).toMatchObject({ status: 'succeeded' });
  });
});
