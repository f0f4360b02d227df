import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openToServer, startEmbedded } from '#db/embedded';
import { migrate } from '#db/migrate';

/** The real worker on a PostgreSQL of its own, and the use cases in this process. */
export type Platform = {
  workerPid: number;
  /** Has a file of rows scored by a batch job, and gives the output. */
  score(file: Readable): Promise<Readable>;
  stop(): Promise<void>;
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const features = ['sepal_length', 'sepal_width', 'petal_length', 'petal_width'];
const slug = 'forest';

/** Starts it with scikit-learn's own export in production where there is one, else with the starter model. */
export async function startPlatform(forestFolder: string | null): Promise<Platform> {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-bench-platform-'));
  await openToServer(folder);
  const server = await startEmbedded({ folder, logFile: join(folder, 'postgres.log') });
  await migrate(server.url);
  // Before any module reads its settings.
  const settings = { DATABASE_URL: server.url, DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn' };
  Object.assign(process.env, settings);
  const worker = fork(join(root, 'workers/main.ts'), { env: { ...process.env, ...settings }, execArgv: [] });
  await once(worker, 'message');

  const { database } = await import('#db/client');
  const { seedPlans } = await import('#db/seed');
  const { users } = await import('#db/schema/people');
  const { newId } = await import('#lib/ids');
  const { batchOutput } = await import('#lib/batch/batch-output');
  const { getBatchJob } = await import('#lib/batch/get-batch-job');
  const { startBatchJob } = await import('#lib/batch/start-batch-job');
  const { db, sql } = database();
  await seedPlans(db);
  const userId = newId('user');
  await db.insert(users).values({ id: userId, email: 'bench@example.org', name: 'Bench', role: 'engineer' });
  const actor = { kind: 'user', userId, role: 'engineer', planLimitPerMinute: 60 } as const;
  const ctx = { db, actor, requestId: newId('request') };
  await publish(ctx, forestFolder);

  return {
    workerPid: worker.pid!,
    async score(file) {
      const { id } = await startBatchJob(ctx, { target: { model: slug }, input: { file, fileName: 'rows.csv' } });
      for (;;) {
        const { status, problem } = await getBatchJob(ctx, { id });
        if (status === 'succeeded') return (await batchOutput(ctx, { id })).content;
        if (status === 'failed') throw new Error(`The batch job failed: ${problem}`);
        await sleep(50);
      }
    },
    async stop() {
      const exited = once(worker, 'exit');
      worker.kill('SIGTERM');
      await exited;
      await sql.end({ timeout: 1 });
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function publish(ctx: import('#lib/context').Ctx, forestFolder: string | null): Promise<void> {
  const { createModel, CreateModel } = await import('#lib/registry/create-model');
  const { getVersion } = await import('#lib/registry/get-version');
  const { publishVersion } = await import('#lib/registry/publish-version');
  const { setAlias } = await import('#lib/registry/set-alias');
  const { Manifest } = await import('#lib/registry/manifest');
  await createModel(ctx, CreateModel.parse({ slug, name: 'Forest' }));
  const path = forestFolder ? join(forestFolder, 'forest.onnx') : join(root, 'models/iris/model.onnx');
  const ownManifest = Manifest.parse({
    task: 'classification',
    features: features.map((name) => ({ name, type: 'number' })),
    labels: ['setosa', 'versicolor', 'virginica'],
  });
  await publishVersion(ctx, { slug, file: createReadStream(path), fileName: 'forest.onnx', ownManifest });
  for (;;) {
    const { status, rejection } = await getVersion(ctx, { slug, number: 1 });
    if (status === 'ready') break;
    if (status === 'rejected') throw new Error(`The forest was rejected: ${rejection}`);
    await sleep(100);
  }
  await setAlias(ctx, { slug, alias: 'production', version: 1 });
}
