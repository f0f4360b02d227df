import { sql } from 'drizzle-orm';
import { database } from '#db/client';
import { log } from '#lib/log';
import { enqueue, queuesReady } from '#lib/queue/queue';
import { workQueues } from '#lib/queue/work-queues';
import { goodPassword, makePerson } from '#tests/integration/auth/people';
import { apiDoors } from '#tests/integration/http/api-doors';
import { keyOf } from '#tests/integration/predict/caller';
import { until } from '#tests/support/until';

// A run of what handles secrets, with all that can be logged; its last line on standard output are the secrets.
const { db, sql: driver } = database();
const door = await apiDoors['the server itself']();
const { email, ctx, passwordHash } = await makePerson('engineer');
const { key } = await keyOf(ctx, { scopes: ['predict', 'models:write'] });

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const sent = { 'content-type': 'application/json', ...headers };
  const response = await fetch(`${door.url}${path}`, { method: 'POST', headers: sent, body: JSON.stringify(body) });
  return response.json();
}

const { accessToken, refreshToken } = await post('/api/v1/auth/login', { email, password: goodPassword });
const next = await post('/api/v1/auth/refresh', { refreshToken });
await post('/api/v1/auth/refresh', { refreshToken });
await post('/api/v1/auth/login', { email, password: 'a wrong horse battery' });
await post('/api/v1/models', { slug: 'x', name: 'x' }, { authorization: `Bearer ${key}` });
await post('/api/v1/models', { slug: 'y', name: 'y' }, { authorization: `Bearer ${accessToken}` });
await post('/api/v1/models', {}, { cookie: 'next-auth.session-token=a-stolen-cookie', origin: door.url });

const fails = await db
  .execute(sql`insert into users (id, email, password_hash) values ('u', 'e', ${passwordHash})`)
  .catch((error: unknown) => error);
log.error({ error: fails instanceof Error ? fails.stack : fails }, 'a query failed');
log.error({ err: fails }, 'a query failed');
log.warn({ request: { headers: { cookie: 'a-stolen-cookie', authorization: `Bearer ${key}` } } }, `called with ${key}`);
log.warn(
  { error: `Stripe refused ${process.env.STRIPE_SECRET_KEY} for ${process.env.DATABASE_URL}` },
  'Stripe is away',
);

await queuesReady();
const run = async () => {
  throw new Error(`no answer to ${refreshToken}, signed with ${process.env.STRIPE_WEBHOOK_SECRET}`);
};
const handler = { run, giveUp: run, atOnce: 1 };
const working = await workQueues(process.env.DATABASE_URL!, db, { 'deliver-webhook': handler });
await db.transaction((tx) => enqueue(tx, 'deliver-webhook', { messageId: 'msg_x' }));
await until(async () => {
  const [job] = await driver`select state from pgboss.job where name = 'deliver-webhook'`;
  return job?.state === 'retry' || job?.state === 'failed';
});
await working.stop(1_000);
await door.close();
const secrets = [
  goodPassword,
  'a wrong horse battery',
  passwordHash,
  key,
  accessToken,
  refreshToken,
  next.refreshToken,
];
console.log(JSON.stringify([...secrets, next.accessToken, 'a-stolen-cookie']));
process.exit(0);
