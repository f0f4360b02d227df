import { Readable } from 'node:stream';
import { beforeAll, expect, test } from 'vitest';
import type { Ctx } from '#lib/context';
import { predict } from '#lib/inference/predict';
import { createDataset } from '#lib/training/datasets/create-dataset';
import { createRandom } from '#lib/training/learners/random';
import { publishRun } from '#lib/training/runs/publish-run';
import { ctxOf, makePerson } from '#tests/integration/auth/people';
import { outputOf, score } from '#tests/integration/batch/jobs';
import { serve } from '#tests/integration/predict/served';
import { trained } from '#tests/integration/training/run-data';
import { linearRegression } from '#tests/support/onnx-fixtures';
import { handlers } from '#workers/jobs';

type Home = { area: number | null; day: string; place: string | null; price: number };

const random = createRandom(4);
const homes: Home[] = Array.from({ length: 400 }, (_, row) => {
  const area = Math.round(random() * 300_000) / 100;
  const place = row % 19 === 0 ? null : ['Köln', 'Bonn'][row % 2]!;
  const day = new Date(Date.UTC(2024, 0, 1 + (row % 366))).toISOString().slice(0, 10);
  return { area: row % 23 === 0 ? null : area, day, place, price: area * (place === 'Bonn' ? 2 : 3) };
});
const german = (value: number) => value.toLocaleString('de-DE', { minimumFractionDigits: 2 });
const germanDay = (day: string) => day.split('-').reverse().join('.');
const header = 'Fläche;Tag;Ort;Preis';
const rows = homes.map(
  ({ area, day, place, price }, row) =>
    `${area === null ? '?' : german(area)};${germanDay(day)};${place ?? (row % 2 ? 'None' : 'NA')};${german(price)}`,
);
const file = `${header}\n${rows.join('\n')}\n`;

let owner: Ctx;
beforeAll(async () => {
  owner = (await makePerson('engineer')).ctx;
  const system = ctxOf({ kind: 'system' });
  const { id, version } = await createDataset(owner, {
    file: Readable.from([Buffer.from(file, 'latin1')]),
    fileName: 'Häuser.csv',
    details: Promise.resolve({ target: 'Preis' }),
  });
  await handlers['profile-dataset'].run(system, { datasetVersionId: version.id });
  const choice = { algorithm: 'gradient-boosting', params: { n_estimators: 60 } };
  const runId = await trained(owner, id, { target: 'Preis', choice });
  const published = await publishRun(owner, { id: runId, model: 'homes', alias: 'production' });
  await handlers['quarantine-version'].run(system, { versionId: published.id });
  await serve(owner, 'line', { bytes: linearRegression() });
});

async function called(input: Record<string, unknown>): Promise<number> {
  const { predictionsJson } = await predict(owner, { model: 'homes', input }, performance.now());
  return JSON.parse(predictionsJson)[0].value;
}

async function answersOf(id: string): Promise<number[]> {
  const [first, ...lines] = (await outputOf(owner, id)).trimEnd().split('\n');
  const place = first!.split(';').indexOf('value');
  return lines.map((line) => Number(line.split(';')[place]));
}

test('a file that trained a model is scored with it: decimal commas, days first, its words for missing, its encoding', async () => {
  const job = await score(owner, { model: 'homes' }, Buffer.from(file, 'latin1'), 'Häuser.csv');
  expect(job).toMatchObject({ status: 'succeeded', problem: null, doneRows: homes.length, failedRows: 0 });
  expect(job.notes).toContain('Read with decimal commas: Fläche.');
  expect(job.notes).toContain('Read with the day before the month: Tag.');
  const answers = await answersOf(job.id);
  for (const row of [0, 1, 2, 19, 23, 399]) {
    const { area, day, place } = homes[row]!;
    expect(answers[row]).toBeCloseTo(await called({ Fläche: area, Tag: day, Ort: place }), 1);
  }
});

test('what can be read two ways is read as in the data the model learned from', async () => {
  const job = await score(owner, { model: 'homes' }, 'Fläche;Tag;Ort\n1.234;05.03.2024;Bonn\n');
  expect(job).toMatchObject({ failedRows: 0 });
  expect(await answersOf(job.id)).toEqual([
    expect.closeTo(await called({ Fläche: 1234, Tag: '2024-03-05', Ort: 'Bonn' }), 1),
  ]);
});

test('a file that is written another way than the data is read as it is written', async () => {
  const job = await score(owner, { model: 'homes' }, 'Fläche,Tag,Ort\n1234.5,03/25/2024,Bonn\n2.25,03/05/2024,Bonn\n');
  expect(job).toMatchObject({ failedRows: 0 });
  const [first, second] = (await outputOf(owner, job.id))
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => Number(line.split(',')[3]));
  expect(first).toBeCloseTo(await called({ Fläche: 1234.5, Tag: '2024-03-25', Ort: 'Bonn' }), 1);
  expect(second).toBeCloseTo(await called({ Fläche: 2.25, Tag: '2024-03-05', Ort: 'Bonn' }), 1);
});

test('without such data, what can be read two ways is refused row by row', async () => {
  const names = 'feature_1;feature_2;feature_3';
  const doubtful = await score(owner, { model: 'line' }, `${names}\n1,234;2;3\n1;2;3\n`);
  expect(doubtful).toMatchObject({ doneRows: 2, failedRows: 1 });
  const clear = await score(owner, { model: 'line' }, `${names}\n1,5;2;3\n1;2;3\n`);
  expect(await outputOf(owner, clear.id)).toContain('1,5;2;3;15;\n');
});
