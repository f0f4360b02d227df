import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { datasetVersions, runs, schedules } from '#db/schema/training';
import type { Ctx } from '#lib/context';
import { CreateSchedule, createSchedule } from '#lib/schedules/create-schedule';
import { createDataset } from '#lib/training/datasets/create-dataset';
import { DatasetSchema } from '#lib/training/datasets/dataset-schema';

const csv = `sepal,petal,species\n${Array.from({ length: 40 }, (_, n) => `${n},${n % 7},${n % 2 ? 'a' : 'b'}\n`).join('')}`;
const columns = [
  { name: 'sepal', type: 'number' },
  { name: 'petal', type: 'number' },
  { name: 'species', type: 'category' },
] as const;

/** A small data set, ready without a worker; gives its id. */
export async function readyDataset(ctx: Ctx): Promise<string> {
  const details = Promise.resolve({ name: 'Flowers' });
  const { id } = await createDataset(ctx, {
    file: Readable.from([Buffer.from(csv)]),
    fileName: 'flowers.csv',
    details,
  });
  const format = {
    encoding: 'utf-8',
    delimiter: ',',
    header: columns.map(({ name }) => name),
    hasHeader: true,
    notes: [],
  };
  const schema = DatasetSchema.parse({ format, columns, target: 'species' });
  await database()
    .db.update(datasetVersions)
    .set({ status: 'ready', schema, rowCount: 40, profile: { columns: [], warnings: [], sample: [] } })
    .where(eq(datasetVersions.datasetId, id));
  return id;
}

/** A schedule that trains every day at six in Berlin, unless said otherwise. */
export async function newSchedule(ctx: Ctx, datasetId: string, more: object = {}) {
  const input = CreateSchedule.parse({
    name: 'Every morning',
    cron: '0 6 * * *',
    timeZone: 'Europe/Berlin',
    work: { kind: 'run', datasetId, spec: { target: 'species', choice: { algorithm: 'decision-tree' } } },
    ...more,
  });
  return createSchedule(ctx, input);
}

/** Makes a schedule due since that moment. */
export async function makeDue(id: string, at: Date): Promise<void> {
  await database().db.update(schedules).set({ nextAt: at }).where(eq(schedules.id, id));
}

export const runsOf = (scheduleId: string) => database().db.select().from(runs).where(eq(runs.scheduleId, scheduleId));
