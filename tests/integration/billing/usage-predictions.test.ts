import { expect, test } from 'vitest';
import { database } from '#db/client';
import { meterUsage } from '#lib/billing/metering/meter-usage';
import { usageReport } from '#lib/billing/usage/usage-report';
import { newId } from '#lib/ids';
import { predict } from '#lib/inference/predict';
import { deleteModel } from '#lib/registry/delete-model';
import { ListPredictions, listPredictions } from '#lib/usage/list-predictions';
import { makePerson } from '#tests/integration/auth/people';
import { makeCustomer, randomOf, useAnything } from '#tests/integration/billing/used';
import { keyOf } from '#tests/integration/predict/caller';
import { iris, serve, setosa } from '#tests/integration/predict/served';
import { newModel } from '#tests/integration/registry/published';

const { db } = database();
const dayMs = 86_400_000;
const month = { from: '2026-02-01', to: '2026-02-28' };

test('the predictions behind every day, model and key are listed, and their units add up to it', async () => {
  const random = randomOf(11);
  const customer = await makeCustomer();
  const { ctx: owner } = await makePerson('engineer');
  const gone = await newModel(owner);
  await deleteModel(owner, { slug: gone.slug });
  // Another model took its slug since.
  const again = await newModel(owner, { slug: gone.slug });
  const keys = [await keyOf(customer.ctx), await keyOf(customer.ctx)];
  await useAnything(customer.id, [month.from, month.to], {
    count: 400,
    random,
    modelIds: [gone.id, again.id, 'mdl_erased'],
    keyIds: [null, ...keys.map(({ id }) => id)],
  });
  await meterUsage(db);
  const report = await usageReport(customer.ctx, month);

  const listedUnits = async (days: { from: string; to: string }, more: Record<string, string> = {}) => {
    const until = new Date(Date.parse(days.to) + dayMs).toISOString();
    const query = { since: `${days.from}T00:00:00Z`, until, mine: 'true', limit: '500', ...more };
    const { data, nextCursor } = await listPredictions(customer.ctx, ListPredictions.parse(query));
    expect(nextCursor).toBeNull();
    return { predictions: data.length, units: data.reduce((total, { units }) => total + units, 0) };
  };
  const counts = ({ predictions, units }: { predictions: number; units: number }) => ({ predictions, units });
  for (const row of report.days.filter(({ kind }) => kind === 'usage')) {
    expect(await listedUnits({ from: row.day, to: row.day }), row.day).toEqual(counts(row));
  }
  const models = report.models.filter(({ model }) => model !== null);
  expect(models.map(({ model }) => [model!.id, model!.slug, model!.isDeleted]).sort()).toEqual(
    [
      [again.id, gone.slug, false],
      [gone.id, gone.slug, true],
      ['mdl_erased', '', true],
    ].sort(),
  );
  for (const row of models) {
    expect(await listedUnits(month, { model: row.model!.id }), row.model!.slug).toEqual(counts(row));
  }
  const used = report.keys.filter(({ kind }) => kind === 'usage');
  expect(used).toHaveLength(3);
  for (const row of used) {
    expect(await listedUnits(month, { key: row.key?.id ?? 'none' }), row.key?.id).toEqual(counts(row));
  }
});

test('a call that was begun before midnight and comes again after it stands under the day that its id is of', async () => {
  const { ctx } = await makePerson('engineer');
  const { modelId } = await serve(ctx, 'iris', await iris());
  const yesterday = new Date(Date.now() - dayMs);
  const predictionId = newId('prediction', yesterday.getTime());
  await predict({ ...ctx, predictionId }, { model: 'iris', inputs: [setosa] }, performance.now());
  const day = yesterday.toISOString().slice(0, 10);
  const report = await usageReport(ctx, { from: day, to: day });
  expect(report).toMatchObject({ predictions: 1, units: 1, models: [{ model: { id: modelId } }] });
});
