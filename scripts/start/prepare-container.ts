import postgres from 'postgres';
import { migrate } from '#db/migrate';
import { ensureAuthSecret, seedPlans } from '#db/seed';
import { reachDatabase } from './reach-database.ts';
import { PlainFailure, say } from './screen.ts';

const patienceMs = 60_000;

/**
 * Brings the database up to date and the environment to what the product expects, before anything reads it. The web
 * container also prints how to make the first admin.
 */
export async function prepareContainer(role: 'web' | 'worker'): Promise<void> {
  const url = process.env.DATABASE_URL;
  if (!url) throw new PlainFailure('DATABASE_URL is not set. Give it the address of a PostgreSQL database.');
  await reachDatabase(url, patienceMs);
  await migrate(url);
  const address = process.env.PUBLIC_URL || `http://localhost:${process.env.PORT || 3000}`;
  process.env.NEXTAUTH_SECRET ||= await authSecret(url);
  process.env.NEXTAUTH_URL ||= address;
  process.env.ORT_DISABLE_TELEMETRY = '1';

  // Only now: these read the environment when they are loaded.
  const { openDatabase } = await import('#db/client');
  const { ensureSetupToken } = await import('#lib/auth/people/setup-token');
  const { db, sql } = openDatabase(url, 1);
  await seedPlans(db);
  const token = role === 'web' ? await ensureSetupToken(db) : null;
  if (token) say(`Make the first admin: ${address}/set-up?token=${token}`);
  await sql.end();
}

async function authSecret(url: string): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await ensureAuthSecret(sql);
  } finally {
    await sql.end();
  }
}
