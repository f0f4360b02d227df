import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '#db/client';
import { openToServer, startEmbedded } from '#db/embedded';
import { migrate } from '#db/migrate';
import { users } from '#db/schema/people';
import { models, versions } from '#db/schema/registry';
import { seedPlans } from '#db/seed';
import { newId } from '#lib/ids';
import { enqueue } from '#lib/queue/queue';
import { storage } from '#lib/storage/storage';
import { startWorker } from '#tests/integration/registry/run-worker';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

async function submitJunk(db: Database): Promise<string> {
  const [ownerId, modelId, versionId] = [newId('user'), newId('model'), newId('version')];
  const { sha256, sizeBytes } = await storage().put(Readable.from(['this is no model']));
  await seedPlans(db);
  await db.insert(users).values({ id: ownerId, email: `${ownerId}@example.org`, name: 'Owner', role: 'engineer' });
  await db
    .insert(models)
    .values({ id: modelId, slug: modelId.replace('_', '-'), name: 'Model', ownerId, visibility: 'private' });
  await db.transaction(async (tx) => {
    const artifact = { artifactSha256: sha256, artifactName: 'model.onnx', sizeBytes };
    await tx
      .insert(versions)
      .values({ id: versionId, modelId, number: 1, status: 'validating', ...artifact, createdBy: ownerId });
    await enqueue(tx, 'quarantine-version', { versionId });
  });
  return versionId;
}

test('a worker started before its database waits for it, and works on after the database was away', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-away-'));
  cleanUp.push(() => rm(folder, { recursive: true, force: true }));
  await openToServer(folder);
  const start = () => startEmbedded({ folder, logFile: join(folder, 'postgres.log') });
  let server = await start();
  const { url } = server;
  await migrate(url);
  await server.stop();

  const worker = startWorker({ DATABASE_URL: url });
  cleanUp.push(async () => {
    worker.child.kill('SIGKILL');
    await worker.exited;
  });
  let ready = false;
  worker.child.once('message', () => {
    ready = true;
  });
  await expect.poll(() => worker.child.connected).toBe(true);
  server = await start();
  cleanUp.push(() => server.stop());
  await expect.poll(() => ready, { timeout: 30_000 }).toBe(true);

  await server.stop();
  server = await start();
  expect(server.url).toBe(url);
  const { db, sql } = openDatabase(url, 2);
  cleanUp.push(() => sql.end());
  const versionId = await submitJunk(db);
  const status = async () => (await db.select().from(versions).where(eq(versions.id, versionId)))[0]?.status;
  await expect.poll(status, { timeout: 30_000 }).toBe('rejected');
  expect(worker.child.exitCode).toBeNull();
});
