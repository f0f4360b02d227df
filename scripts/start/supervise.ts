import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '#db/migrate';
import { buildPages } from './build-pages.ts';
import { childEnvironment } from './child-environment.ts';
import { Ending, Stopped, stopAsked } from './ending.ts';
import { keepDatabaseRunning } from './keep-database-running.ts';
import { lockDataFolder } from './lock-data-folder.ts';
import { openForUse } from './open-for-use.ts';
import { prepareData } from './prepare-data.ts';
import { reachDatabase } from './reach-database.ts';
import { requireFreePort } from './require-free-port.ts';
import { restartOnChange } from './restart-on-change.ts';
import { dim, say } from './screen.ts';
import { keepRunning } from './service.ts';
import { readSettings } from './settings.ts';
import { waitUntilHealthy } from './wait-until-healthy.ts';

/** Starts the database, the web server and the worker, keeps them running, and returns when they were asked to stop. */
export async function supervise({ dev }: { dev: boolean }): Promise<void> {
  const ending = new Ending();
  const stop = stopAsked();
  const running = run(dev, ending);
  try {
    await Promise.race([stop, running.then(() => stop)]);
    say(dim('\nStopping …'));
  } finally {
    await ending.end();
    await running.catch(() => {});
  }
  say(dim('Stopped.'));
}

async function run(dev: boolean, ending: Ending): Promise<void> {
  const settings = await readSettings(dev);
  await ending.add(await lockDataFolder(settings.dataDir, settings.url));
  await requireFreePort(settings.host, settings.port);
  const logs = join(settings.dataDir, 'logs');
  mkdirSync(logs, { recursive: true, mode: 0o700 });

  const databaseUrl = settings.databaseUrl || (await keepDatabaseRunning(settings.dataDir, ending));
  await reachDatabase(databaseUrl);
  await migrate(databaseUrl);
  if (!dev) await buildPages((child) => void ending.add(() => void child.kill()).catch(ignoreStopped));
  const data = await prepareData(databaseUrl, settings);

  const env = childEnvironment(settings, databaseUrl, data.authSecret);
  const service = (name: string, script: string) =>
    keepRunning({ name, script, env, logFile: join(logs, `${name}.log`), talkative: dev });
  const web = service('web', 'server.ts');
  const worker = service('worker', 'workers/main.ts');
  await ending.add(async () => {
    await Promise.all([web.stop(), worker.stop()]);
  });
  if (dev) await ending.add(restartOnChange(web, worker));
  await waitUntilHealthy(settings, [web, worker], ending.signal);
  await openForUse({ settings, data, env, logs, ending });
}

function ignoreStopped(error: unknown): void {
  if (!(error instanceof Stopped)) throw error;
}
