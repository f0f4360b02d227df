import { expect } from '@playwright/test';
import type { StartRunInput } from '#root/clients/typescript/src/api.ts';
import { bellwether } from './client.ts';
import { uploadDataset } from './data-file.ts';

/** Starts a run by API; gives its id. The data set is one of houses unless another is named. */
export async function startRun(spec: Partial<StartRunInput> = {}): Promise<string> {
  const dataset = spec.dataset ?? (await uploadDataset()).id;
  const run = await bellwether().runs.start({ target: 'sold', algorithm: 'gradient-boosting', ...spec, dataset });
  return run.id;
}

/** Starts a run and waits until it is over; gives its id. */
export async function train(spec: Partial<StartRunInput> = {}): Promise<string> {
  const id = await startRun(spec);
  const state = async () => (await bellwether().runs.get({ id })).status;
  await expect.poll(state, { timeout: 90_000 }).not.toMatch(/queued|running/);
  return id;
}
