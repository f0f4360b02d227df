import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { datasets, datasetVersions, runs } from '#db/schema/training';
import type { Ctx } from '#lib/context';
import { newId } from '#lib/ids';
import { storage } from '#lib/storage/storage';
import type { DatasetProfile, DatasetSchema } from '#lib/training/datasets/dataset-schema';
import { createRandom } from '#lib/training/learners/random';
import { type RunSpec, RunSpec as RunSpecSchema } from '#lib/training/runs/run-spec';
import { startRun } from '#lib/training/runs/start-run';
import { trainRun } from '#lib/training/runs/train-run';
import type { ColumnType } from '#lib/training/table';
import { ctxOf } from '#tests/integration/auth/people';

export type Data = { csv: string; columns: Record<string, ColumnType>; target: string };

/** Claims whose fraud depends on amount, kind and age, with values missing here and there. */
export function claims(rows = 400, seed = 1): Data {
  const random = createRandom(seed);
  const lines = Array.from({ length: rows }, (_, row) => {
    const amount = Math.round(random() * 10_000);
    const kind = ['glass', 'theft', 'storm'][Math.floor(random() * 3)]!;
    const age = 18 + Math.floor(random() * 60);
    const risk = amount / 5_000 + (kind === 'theft' ? 1.5 : 0) - age / 60 + random() * 0.5;
    const day = new Date(Date.UTC(2024, 0, 1 + (row % 365))).toISOString().slice(0, 10);
    return [row % 17 === 0 ? '' : amount, row % 23 === 0 ? '' : kind, age, day, risk > 1.2 ? 'yes' : 'no'].join(',');
  });
  return {
    csv: `amount,kind,age,day,fraud\n${lines.join('\n')}\n`,
    columns: { amount: 'integer', kind: 'category', age: 'integer', day: 'date', fraud: 'boolean' },
    target: 'fraud',
  };
}

/** Prices that follow from size and place. */
export function prices(rows = 300): Data {
  const random = createRandom(2);
  const lines = Array.from({ length: rows }, () => {
    const size = Math.round(20 + random() * 180);
    const place = ['town', 'village', 'city'][Math.floor(random() * 3)]!;
    return [size, place, (size * (place === 'city' ? 5 : 3) + random() * 20).toFixed(2)].join(',');
  });
  return {
    csv: `size,place,price\n${lines.join('\n')}\n`,
    columns: { size: 'number', place: 'category', price: 'number' },
    target: 'price',
  };
}

/** Sentences whose words tell the mood. */
export function sentences(rows = 200): Data {
  const random = createRandom(3);
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)]!;
  const lines = Array.from({ length: rows }, (_, row) => {
    const mood = row % 2 === 0 ? 'good' : 'bad';
    const words = mood === 'good' ? ['lovely', 'great', 'kind'] : ['awful', 'poor', 'rude'];
    return `"The ${pick(['room', 'food', 'staff'])} was ${pick(words)}, truly ${pick(words)}",${mood}`;
  });
  return {
    csv: `review,mood\n${lines.join('\n')}\n`,
    columns: { review: 'text', mood: 'category' },
    target: 'mood',
  };
}

export function schemaOf(columns: Data['columns'], target: string): DatasetSchema {
  return {
    format: { encoding: 'utf-8', delimiter: ',', header: Object.keys(columns), hasHeader: true, notes: [] },
    columns: Object.entries(columns).map(([name, type]) => ({ name, type })),
    target,
  };
}

/** The data as a ready data set of the person, or as its next version. */
export async function readyDataset(
  owner: Ctx,
  data: Data,
  datasetId?: string,
): Promise<{ id: string; version: string }> {
  const { db } = database();
  const ownerId = owner.actor.kind === 'user' ? owner.actor.userId : '';
  const { sha256, sizeBytes } = await storage().put(Readable.from([Buffer.from(data.csv)]));
  const schema = schemaOf(data.columns, data.target);
  const profile: DatasetProfile = { columns: [], warnings: [], sample: [] };
  const id = datasetId ?? newId('dataset');
  if (!datasetId) await db.insert(datasets).values({ id, name: 'Data', ownerId });
  const number = 1 + (await db.$count(datasetVersions, eq(datasetVersions.datasetId, id)));
  const version = newId('datasetVersion');
  await db.insert(datasetVersions).values({
    ...{ id: version, datasetId: id, number, status: 'ready', schema, profile, sizeBytes, createdBy: ownerId },
    ...{ fileSha256: sha256, fileName: 'data.csv', rowCount: data.csv.split('\n').length - 2 },
  });
  return { id, version };
}

type Wish = { [K in keyof RunSpec]?: unknown };

/** A run of the person's on a data set, as POST /runs would start it. */
export const queued = (owner: Ctx, dataset: string, spec: Wish, more: { challenge?: string } = {}) =>
  startRun(owner, { dataset, spec: RunSpecSchema.parse(spec), ...more });

/** As `queued`, and carried out by the worker's own use case. */
export async function trained(owner: Ctx, dataset: string, spec: Wish, more: { challenge?: string } = {}) {
  const { id } = await queued(owner, dataset, spec, more);
  await trainRun(ctxOf({ kind: 'system' }), { runId: id, ...more });
  return id;
}

export async function runRow(id: string) {
  const [run] = await database().db.select().from(runs).where(eq(runs.id, id));
  return run!;
}
