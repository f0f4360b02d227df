import { database } from '#db/client';
import { ensureAuthSecret } from '#db/seed';
import { env } from '#lib/env';
import { processShared } from '#lib/process-shared';

const kept = () => processShared<{ secret?: Promise<string> }>('session-secret', () => ({}));

/** What sessions are encrypted with: NEXTAUTH_SECRET, else the installation's own, made once and kept in the database. */
export function sessionSecret(): Promise<string> {
  if (env.NEXTAUTH_SECRET) return Promise.resolve(env.NEXTAUTH_SECRET);
  const holder = kept();
  holder.secret ??= ensureAuthSecret(database().sql).catch((error: unknown) => {
    delete holder.secret;
    throw error;
  });
  return holder.secret;
}
