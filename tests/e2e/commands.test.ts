import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callApi } from './support/api.ts';
import { site } from './support/site.ts';
import { expect, test } from './support/test.ts';

type Ended = { code: unknown; out: string; err: string };

/** Types a command as the README has it, with the first-run key. */
function npmRun(...args: string[]): Promise<Ended> {
  const { url, apiKey } = site();
  const env = { ...process.env, BELLWETHER_URL: url, BELLWETHER_API_KEY: apiKey };
  return new Promise((resolve) =>
    execFile('npm', ['run', ...args], { env }, (error, out, err) => resolve({ code: error?.code ?? 0, out, err })),
  );
}

test('from no data to a trained run with three commands, and words for what is wrong', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'commands-'));
  try {
    const file = join(folder, 'claims.csv');
    const made = await npmRun('data:claims', '--', '--rows', '1000', '--seed', '7', '--out', file);
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining('1,000 claims') });

    const ingested = await npmRun('ingest', '--', file);
    expect(ingested, ingested.err).toMatchObject({ code: 0, out: expect.stringContaining('1,000 rows') });

    const flags = ['--target', 'fraud', '--algorithm', 'gradient-boosting', '--param', 'n_estimators=10'];
    const trained = await npmRun('train', '--', '--data', file, ...flags);
    expect(trained, trained.err).toMatchObject({ code: 0, out: expect.stringMatching(/ROC AUC +0\.\d+/) });
    const [id] = /run_\w{26}/.exec(trained.out)!;
    expect(await callApi(`/api/v1/runs/${id}`)).toMatchObject({ status: 200, body: { status: 'succeeded' } });

    const mistaken = await npmRun('train', '--', '--data', file, '--target', 'fruad');
    expect(mistaken).toMatchObject({ code: 1, err: expect.stringContaining('no column "fruad"') });
  } finally {
    await rm(folder, { recursive: true });
  }
});
