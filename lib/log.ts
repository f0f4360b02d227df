import { pino } from 'pino';
import { env } from '#lib/env';
import { processShared } from '#lib/process-shared';
import { redactSecrets } from '#lib/redact-secrets';

/** The process's log: one JSON line per event on standard error, secrets left out. */
export const log = processShared('log', () =>
  pino(
    { level: env.LOG_LEVEL, base: { pid: process.pid }, hooks: { streamWrite: redactSecrets } },
    pino.destination({ dest: 2, sync: true }),
  ),
);
