import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedServer, startEmbedded } from '#db/embedded';
import type { Ending } from './ending.ts';
import { turnLogFile } from './log-file.ts';
import { dim, PlainFailure, say, yellow } from './screen.ts';

/** Starts the built-in PostgreSQL, starts it again whenever it dies, and returns the address it keeps. */
export async function keepDatabaseRunning(dataDir: string, ending: Ending): Promise<string> {
  const logFile = join(dataDir, 'logs', 'postgres.log');
  mkdirSync(join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
  turnLogFile(logFile);
  let wanted = true;
  let server = await startEmbedded({ folder: dataDir, logFile }).catch((error: unknown) => {
    throw new PlainFailure(`${error instanceof Error ? error.message : error} Its log: ${logFile}`);
  });
  const { url, port, cluster } = server;
  if (!cluster.startsWith(dataDir)) say(dim(`The database lies in ${cluster}: its user may not enter ${dataDir}.`));

  const startAgain = async (): Promise<EmbeddedServer> => {
    for (let waitMs = 100; ; waitMs = Math.min(10_000, waitMs * 3)) {
      try {
        return await startEmbedded({ folder: dataDir, logFile, port });
      } catch (error) {
        say(yellow(error instanceof Error ? error.message : String(error)));
        await sleep(waitMs);
      }
    }
  };
  const watch = async () => {
    for (;;) {
      await server.exited;
      if (!wanted) return;
      say(yellow(`PostgreSQL ended; starting it again. Its log: ${logFile}`));
      server = await startAgain();
      if (!wanted) await server.stop();
    }
  };
  void watch();
  await ending.add(async () => {
    wanted = false;
    await server.stop();
  });
  return url;
}
