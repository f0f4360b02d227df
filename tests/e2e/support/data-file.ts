import { expect, type Page } from '@playwright/test';
import { unique } from './api.ts';
import { awake } from './awake.ts';
import { bellwether } from './client.ts';

/** Chooses a file in a form that takes one, by the label of its place. */
export async function chooseFile(page: Page, label: string, name: string, content: string | Buffer): Promise<void> {
  await awake(page.getByRole('button', { name: new RegExp(`^${label}`) }));
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
}

/** A table of houses: a number that leaks nothing, a category, and whether it was sold. */
export function houses(rows: number): string {
  const lines = Array.from({ length: rows }, (_, n) => {
    const area = 40 + ((n * 37) % 160);
    return `${area},${['north', 'south', 'west'][n % 3]},${1000 + (n % 7)},${area % 2 === 0 ? 'yes' : 'no'}`;
  });
  return ['area,side,postcode,sold', ...lines].join('\n');
}

/** Uploads a data set by API and waits until it is read; gives its id and name. */
export async function uploadDataset(csv = houses(120)): Promise<{ id: string; name: string }> {
  const { datasets } = bellwether();
  const { id, name } = await datasets.create({ name: unique('houses'), file: new File([csv], 'houses.csv') });
  const state = async () => (await datasets.get({ id })).latest.status;
  await expect.poll(state, { timeout: 60_000 }).not.toBe('profiling');
  return { id, name };
}

/** Flowers to be told apart by the starter model `iris`, each row with a number of its own. */
export function flowers(rows: number): string {
  const lines = Array.from({ length: rows }, (_, n) => `${n},${(4 + (n % 40) / 10).toFixed(1)},3.1,${n % 6},${n % 3}`);
  return ['row,sepal_length,sepal_width,petal_length,petal_width', ...lines].join('\n');
}

/** Has rows scored by `iris` and waits until that is over; gives the job's id. */
export async function scoreFlowers(csv = flowers(30), name = 'flowers.csv'): Promise<string> {
  const { batchJobs } = bellwether();
  const { id } = await batchJobs.create({ model: 'iris', file: [new File([csv], name)] });
  const state = async () => (await batchJobs.get({ id })).status;
  await expect.poll(state, { timeout: 60_000 }).not.toMatch(/queued|running/);
  return id;
}
