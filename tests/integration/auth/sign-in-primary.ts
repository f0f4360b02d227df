import cluster from 'node:cluster';
import { z } from 'zod';
import { database } from '#db/client';
import { answerWebProcess } from '#lib/ask-primary';
import { signInByPassword } from '#lib/auth/sign-in/sign-in-by-password';
import { forgetTryLocally, takeTryLocally } from '#lib/auth/tries/local-tries';

const Try = z.object({ process: z.int(), email: z.string(), password: z.string(), address: z.string() });
const Said = z.object({ outcome: z.string() });

// A primary with two web processes; it hands each try to sign in to the one that the try names, and tells how it went.
if (cluster.isPrimary) {
  const workers = [0, 1].map(() => cluster.fork());
  for (const worker of workers) {
    answerWebProcess(worker, [takeTryLocally, forgetTryLocally]);
    worker.on('message', (said: unknown) => {
      const { data } = Said.safeParse(said);
      if (data) process.send!(data);
    });
  }
  process.on('message', (sent: unknown) => {
    const { process: which, ...rest } = Try.parse(sent);
    workers[which]!.send(rest);
  });
  process.once('disconnect', () => {
    for (const worker of workers) worker.kill('SIGKILL');
    process.exit(0);
  });
  process.send!('ready');
} else {
  process.once('disconnect', () => process.exit(0));
  process.on('message', async (sent: unknown) => {
    const { data } = Try.omit({ process: true }).safeParse(sent);
    if (!data) return;
    const outcome = await signInByPassword(database().db, data, data.address).then(
      (proven) => proven?.userId ?? 'wrong',
      (error: Error) => error.message,
    );
    process.send!({ outcome });
  });
}
