import { PgBoss } from 'pg-boss';
import postgres from 'postgres';
import { advisoryLocks } from '#db/advisory-locks';
import { deadLetterOf, jobNames, queueOptionsOf } from '#lib/queue/jobs';

/**
 * Makes or updates the queue's own tables (schema `pgboss`) and the queues in the database at `url`. Several
 * processes may do so at once: one works, the rest wait.
 */
export async function setUpQueues(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  const boss = new PgBoss({ connectionString: url, max: 1, supervise: false, schedule: false });
  boss.on('error', () => {});
  try {
    await sql`select pg_advisory_lock(${advisoryLocks.queues})`;
    await boss.start();
    for (const name of jobNames) {
      const deadLetter = deadLetterOf(name);
      const queueOptions = queueOptionsOf(name);
      await boss.createQueue(deadLetter, queueOptions);
      await boss.updateQueue(deadLetter, queueOptions);
      await boss.createQueue(name, { ...queueOptions, deadLetter });
      await boss.updateQueue(name, { ...queueOptions, deadLetter });
    }
  } finally {
    await boss.stop({ graceful: false }).catch(() => {});
    await sql.end();
  }
}
