import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { runs } from '#db/schema/training';
import { newId } from '#lib/ids';
import { storage } from '#lib/storage/storage';
import { createExperiment } from '#lib/training/runs/create-experiment';
import { getRun } from '#lib/training/runs/get-run';
import { listExperiments } from '#lib/training/runs/list-experiments';
import { listRuns, whichRuns } from '#lib/training/runs/list-runs';
import { retrainRun } from '#lib/training/runs/retrain-run';
import { summariesQuery } from '#lib/training/runs/run-summary';
import { StartRun, startRun } from '#lib/training/runs/start-run';
import { makePerson } from '#tests/integration/auth/people';
import { claims, prices, queued, readyDataset, runRow, sentences, trained } from './run-data.ts';

let owner: Awaited<ReturnType<typeof makePerson>>;
let other: Awaited<ReturnType<typeof makePerson>>;
let admin: Awaited<ReturnType<typeof makePerson>>;
let dataset: string;
const small = { algorithm: 'gradient-boosting', params: { n_estimators: 12, max_depth: 3 } };

beforeAll(async () => {
  owner = await makePerson('engineer');
  other = await makePerson('engineer');
  admin = await makePerson('admin');
  dataset = (await readyDataset(owner.ctx, claims())).id;
});

test('a run goes from the file to a report with metrics, curves, importances and a package that answers alike', async () => {
  const id = await trained(owner.ctx, dataset, { target: 'fraud', choice: small, groupBy: 'kind' });
  const run = await getRun(owner.ctx, { id });
  expect(run).toMatchObject({ status: 'succeeded', problem: null, algorithm: 'gradient-boosting', isOwn: true });
  expect(run.score).toMatchObject({ metric: 'rocAuc', value: expect.closeTo(0.95, 1) });
  expect(run.learningCurve?.rounds.map(({ round }) => round)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  const report = run.report!;
  expect(report.rows).toEqual({ train: 260, validation: 60, test: 80, left: 0 });
  expect(report.parity).toMatchObject({ differentLabels: 0 });
  expect(report.parity.largestDifference).toBeLessThan(1e-5);
  expect(report.importances.map(({ column }) => column)).toContain('amount');
  expect(report.fairness?.groups.map(({ group }) => group)).toEqual(
    expect.arrayContaining(['glass', 'theft', 'storm']),
  );
  expect(report.curves).not.toBeNull();
  const { packageSha256, codeVersion } = await runRow(id);
  await storage().localPath(packageSha256!);
  expect(codeVersion).toMatch(/^0\.1\.0/);
});

test('the same wish gives the same model, byte for byte', async () => {
  const [one, two] = [
    await trained(owner.ctx, dataset, { target: 'fraud', choice: small }),
    await trained(owner.ctx, dataset, { target: 'fraud', choice: small }),
  ];
  const [first, second] = [await getRun(owner.ctx, { id: one }), await getRun(owner.ctx, { id: two })];
  expect({ ...second.report, timesMs: 0 }).toEqual({ ...first.report, timesMs: 0 });
  expect((await runRow(two)).packageSha256).toBe((await runRow(one)).packageSha256);
});

test('texts are learned from by the linear learner', async () => {
  const { id: texts } = await readyDataset(owner.ctx, sentences());
  const id = await trained(owner.ctx, texts, { target: 'mood', choice: { algorithm: 'linear' } });
  const { report, status, problem } = await getRun(owner.ctx, { id });
  expect({ status, problem }).toEqual({ status: 'succeeded', problem: null });
  expect(report!.parts.test).toMatchObject({ accuracy: expect.closeTo(1, 1) });
  expect(report!.parity).toMatchObject({ differentLabels: 0 });
});

test('numbers are predicted, with k-fold, as cross-validated answers and a model of all that is not held out', async () => {
  const { id: homes } = await readyDataset(owner.ctx, prices());
  const split = { kind: 'k-fold', folds: 3, test: 0.2 };
  const id = await trained(owner.ctx, homes, { target: 'price', choice: small, split });
  const { report, score } = await getRun(owner.ctx, { id });
  expect(report).toMatchObject({ task: 'regression', rows: { train: 240, validation: 0, test: 60 }, curves: null });
  expect(report!.folds).toHaveLength(3);
  expect(report!.parts.validation).toMatchObject({ rows: 240 });
  expect(score?.metric).toBe('rmse');
});

test('a search tries its settings as children, and fits the best as its own model', async () => {
  const search = { trials: 4, factor: 2 };
  const id = await trained(owner.ctx, dataset, { target: 'fraud', choice: small, search });
  const run = await getRun(owner.ctx, { id });
  expect(run).toMatchObject({ status: 'succeeded', trials: 4 });
  expect(run.children.map(({ status, parentId }) => ({ status, parentId }))).toEqual(
    Array(4).fill({ status: 'succeeded', parentId: id }),
  );
  expect(run.children.every(({ score }) => score !== null)).toBe(true);
  const settings = await Promise.all(run.children.map(({ id }) => getRun(owner.ctx, { id })));
  expect(settings.map(({ spec }) => spec.choice.params)).toContainEqual(run.report!.params);
  const listed = await listRuns(owner.ctx, { dataset });
  expect(listed.data.filter(({ parentId }) => parentId !== null)).toEqual([]);
  expect((await listRuns(owner.ctx, { parent: id })).data).toHaveLength(4);
});

test('bad data ends the run with a problem in words, and no retry', async () => {
  const same = claims(60);
  const csv = same.csv.replaceAll(/,(yes|no)\n/g, ',yes\n');
  const { id: constant } = await readyDataset(owner.ctx, { ...same, csv });
  const id = await trained(owner.ctx, constant, { target: 'fraud', choice: small });
  expect(await getRun(owner.ctx, { id })).toMatchObject({
    status: 'failed',
    problem: expect.stringContaining('one value only'),
    report: null,
  });
});

test('a retrained run takes the same wish to the newest version of the data', async () => {
  const { id: growing } = await readyDataset(owner.ctx, claims(120));
  const spec = { target: 'fraud', choice: small, seed: 7 };
  const first = await queued(owner.ctx, growing, spec);
  await readyDataset(owner.ctx, claims(160, 2), growing);
  const again = await retrainRun(owner.ctx, { id: first.id });
  expect(again).toMatchObject({ retrainOf: first.id, status: 'queued', dataset: { version: 2 }, spec: first.spec });
});

test.each([
  [{ target: 'nothing' }, '/target', 'no column "nothing"'],
  [{ target: 'day' }, '/target', 'dates'],
  [{ groupBy: 'nothing' }, '/groupBy', 'no column'],
  [{ ignore: ['fraud'] }, '/ignore/0', 'target'],
  [{ split: { kind: 'time', column: 'kind' } }, '/split/column', 'order'],
  [{ ignore: ['amount', 'kind', 'age', 'day'] }, '/ignore', 'No column is left'],
  [{ task: 'regression', target: 'kind' }, '/task', 'categories'],
])('a wish that does not fit the columns is refused: %j', async (wish, pointer, words) => {
  const run = queued(owner.ctx, dataset, { target: 'fraud', choice: small, ...wish });
  await expect(run).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining(words) });
  await expect(run).rejects.toMatchObject({ errors: [{ pointer }] });
});

test('parameters that do not fit are refused by their place', () => {
  const parsed = StartRun.safeParse({
    ...{ dataset, target: 'fraud', algorithm: 'gradient-boosting' },
    params: { max_depth: 99, deep: true },
  });
  expect(parsed.error?.issues.map(({ path }) => path.join('/'))).toEqual(
    expect.arrayContaining(['params/max_depth', 'params']),
  );
});

test('runs and data of another person do not exist; an admin sees all', async () => {
  const { id } = await queued(owner.ctx, dataset, { target: 'fraud', choice: small });
  await expect(getRun(other.ctx, { id })).rejects.toMatchObject({ code: 'not-found' });
  await expect(retrainRun(other.ctx, { id })).rejects.toMatchObject({ code: 'not-found' });
  const spec = (await getRun(owner.ctx, { id })).spec;
  await expect(startRun(other.ctx, { dataset, spec })).rejects.toMatchObject({ code: 'not-found' });
  expect((await listRuns(other.ctx, {})).data).toEqual([]);
  expect((await listRuns(admin.ctx, {})).data.map((run) => run.id)).toContain(id);
});

test('an experiment is made by its first run and found again by name or id', async () => {
  const spec = (await queued(owner.ctx, dataset, { target: 'fraud', choice: small })).spec;
  const first = await startRun(owner.ctx, { dataset, spec, experiment: 'Claims' });
  const byName = await startRun(owner.ctx, { dataset, spec, experiment: 'claims' });
  const byId = await startRun(owner.ctx, { dataset, spec, experiment: first.experiment!.id });
  expect([byName.experiment, byId.experiment]).toEqual([first.experiment, first.experiment]);
  const { data } = await listExperiments(owner.ctx, {});
  expect(data).toMatchObject([{ name: 'Claims', runs: 3 }]);
  expect((await listRuns(owner.ctx, { experiment: first.experiment!.id })).data).toHaveLength(3);
  await expect(createExperiment(owner.ctx, { name: 'CLAIMS' })).rejects.toMatchObject({ code: 'conflict' });
  await createExperiment(other.ctx, { name: 'CLAIMS' });
});

test("a page of runs is read from the end of the owner's index", async () => {
  const { db } = database();
  const [template] = await db.select().from(runs).limit(1);
  await db.insert(runs).values(
    Array.from({ length: 2_000 }, () => ({
      ...template!,
      id: newId('run'),
      ownerId: other.id,
      parentId: null,
    })),
  );
  await db.execute(sql`analyze runs`);
  const query = summariesQuery(db, whichRuns(owner.ctx, {}), 51).getSQL();
  const plan = (await db.execute(sql`explain ${query}`)).map((row) => Object.values(row)[0]).join('\n');
  expect(plan).toMatch(/Index Scan Backward using runs_owner|runs_owner/);
  expect(plan).not.toMatch(/Seq Scan on runs/);
});
