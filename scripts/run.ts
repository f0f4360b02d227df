import './start/load-env-file.ts';
import cluster from 'node:cluster';
import { prepareContainer } from './start/prepare-container.ts';
import { explain, PlainFailure } from './start/screen.ts';

// One container's process: `node scripts/run.ts web` or `node scripts/run.ts worker`. Each migrates for itself.
try {
  const role = process.argv[2];
  if (role !== 'web' && role !== 'worker') throw new PlainFailure('Usage: node scripts/run.ts web|worker');
  // The web processes that a primary forks run this file again, and inherit what it prepared.
  if (cluster.isPrimary) await prepareContainer(role);
  if (role === 'web') await import('#root/server.ts');
  else {
    await import('#workers/main');
    const { seedStartersOnce } = await import('./start/seed-starters-once.ts');
    const { log } = await import('#lib/log');
    seedStartersOnce().catch((err: unknown) => log.error({ err }, 'not all starter models could be published'));
  }
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
