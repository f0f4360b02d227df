import { setTimeout as sleep } from 'node:timers/promises';
import { database } from '#db/client';
import type { Endpoint } from '#lib/http/exchange';
import product from '#root/package.json' with { type: 'json' };

const patienceMs = 2_000;

/**
 * `GET /api/health`, for load balancers and supervisors: 200 while this process can answer calls, 503 while its
 * database is away. Needs no key, and tells the product's version and for how long the process runs.
 */
export const healthEndpoint: Endpoint = async () => {
  const isUp = await Promise.race([databaseAnswers(), sleep(patienceMs, false)]);
  const body = {
    status: isUp ? 'ok' : 'database-away',
    version: product.version,
    uptimeS: Math.round(process.uptime()),
  };
  const headers: Record<string, string> = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  if (!isUp) headers['retry-after'] = '1';
  return { status: isUp ? 200 : 503, headers, body: JSON.stringify(body) };
};

function databaseAnswers(): Promise<boolean> {
  return database().sql`select 1`.then(
    () => true,
    () => false,
  );
}
