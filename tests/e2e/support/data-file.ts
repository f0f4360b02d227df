import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { callApi, unique } from './api.ts';
import { awake } from './awake.ts';

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

const Dataset = z.object({ id: z.string(), latest: z.object({ status: z.string() }) });

/** Uploads a data set by API and waits until it is read; gives its id and name. */
export async function uploadDataset(csv = houses(120)): Promise<{ id: string; name: string }> {
  const form = new FormData();
  const name = unique('houses');
  form.append('name', name);
  form.append('file', new Blob([csv]), 'houses.csv');
  const { status, body } = await callApi('/api/v1/datasets', { method: 'POST', body: form });
  expect(status).toBe(202);
  const { id } = Dataset.parse(body);
  const state = async () => Dataset.parse((await callApi(`/api/v1/datasets/${id}`)).body).latest.status;
  await expect.poll(state, { timeout: 60_000 }).not.toBe('profiling');
  return { id, name };
}

/** Flowers to be told apart by the starter model `iris`, each row with a number of its own. */
export function flowers(rows: number): string {
  const lines = Array.from({ length: rows }, (_, n) => `${n},${(4 + (n % 40) / 10).toFixed(1)},3.1,${n % 6},${n % 3}`);
  return ['row,sepal_length,sepal_width,petal_length,petal_width', ...lines].join('\n');
}

const Job = z.object({ id: z.string(), status: z.string() });

/** Has rows scored by `iris` and waits until that is over; gives the job's id. */
export async function scoreFlowers(csv = flowers(30), name = 'flowers.csv'): Promise<string> {
  const form = new FormData();
  form.append('model', 'iris');
  form.append('file', new Blob([csv]), name);
  const { status, body } = await callApi('/api/v1/batch-jobs', { method: 'POST', body: form });
  expect(status).toBe(202);
  const { id } = Job.parse(body);
  const state = async () => Job.parse((await callApi(`/api/v1/batch-jobs/${id}`)).body).status;
  await expect.poll(state, { timeout: 60_000 }).not.toMatch(/queued|running/);
  return id;
}
