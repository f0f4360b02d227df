import { setTimeout as sleep } from 'node:timers/promises';
import { DatasetDetail } from '#lib/training/datasets/dataset-detail';
import { type Client, CommandError } from './connect.ts';

/** The data set once its newest version has been looked at. Throws CommandError where that was rejected. */
export async function readyDataset(client: Client, id: string): Promise<DatasetDetail> {
  for (;;) {
    const dataset = await client.get(`/api/v1/datasets/${encodeURIComponent(id)}`, DatasetDetail);
    const { status, number, rejection } = dataset.latest;
    if (status === 'ready') return dataset;
    if (status === 'rejected')
      throw new CommandError(`Version ${number} was rejected: ${rejection ?? 'no reason kept'}`);
    await sleep(500);
  }
}
