import { expect } from '@playwright/test';
import { z } from 'zod';
import { callApi } from './api.ts';
import { uploadDataset } from './data-file.ts';

const Run = z.object({ id: z.string(), status: z.string() });

/** Starts a run by API; gives its id. The data set is one of houses unless another is named. */
export async function startRun(spec: Record<string, unknown> = {}): Promise<string> {
  const dataset = spec.dataset ?? (await uploadDataset()).id;
  const body = { dataset, target: 'sold', algorithm: 'gradient-boosting', ...spec };
  const answered = await callApi('/api/v1/runs', { method: 'POST', body });
  expect(answered).toMatchObject({ status: 202 });
  return Run.parse(answered.body).id;
}

/** Starts a run and waits until it is over; gives its id. */
export async function train(spec: Record<string, unknown> = {}): Promise<string> {
  const id = await startRun(spec);
  const state = async () => Run.parse((await callApi(`/api/v1/runs/${id}`)).body).status;
  await expect.poll(state, { timeout: 90_000 }).not.toMatch(/queued|running/);
  return id;
}
