import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { database } from '#db/client';
import { described } from '#lib/http/operation';
import { traceHeaders } from '#lib/http/trace';
import product from '#root/package.json' with { type: 'json' };

const patienceMs = 2_000;

export const Health = z
  .object({
    status: z.enum(['ok', 'database-away']),
    version: z.string().describe('Of the product.'),
    uptimeS: z.int().describe('For how long the process that answers runs.'),
  })
  .meta({ id: 'Health' });
export type Health = z.infer<typeof Health>;

/**
 * `GET /api/health`, for load balancers and supervisors: 200 while this process can answer calls, 503 while its
 * database is away. Needs no key, and tells the product's version and for how long the process runs.
 */
export const healthOperation = described(
  async (request) => {
    const isUp = await canAnswer();
    const body: Health = {
      status: isUp ? 'ok' : 'database-away',
      version: product.version,
      uptimeS: Math.round(process.uptime()),
    };
    const headers = { ...traceHeaders(request), 'content-type': 'application/json', 'cache-control': 'no-store' };
    if (!isUp) Object.assign(headers, { 'retry-after': '1' });
    return { status: isUp ? 200 : 503, headers, body: JSON.stringify(body) };
  },
  {
    method: 'GET',
    path: '/api/health',
    id: 'getHealth',
    tag: 'Server',
    summary: 'See whether the server can answer',
    description: 'For load balancers and supervisors.',
    answer: Health,
    answers: [
      {
        status: 503,
        description: 'The database is away.',
        content: { type: 'application/json', schema: Health },
        headers: { 'Retry-After': 'Seconds to wait.' },
      },
    ],
    examples: { answer: { status: 'ok', version: product.version, uptimeS: 3_600 } },
  },
);

/** Whether this process can answer calls: its database answers, and soon. */
export const canAnswer = (): Promise<boolean> => Promise.race([databaseAnswers(), sleep(patienceMs, false)]);

function databaseAnswers(): Promise<boolean> {
  return database().sql`select 1`.then(
    () => true,
    () => false,
  );
}
