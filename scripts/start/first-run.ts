import { randomInt } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { users } from '#db/schema/people';
import { seedFirstAdmin } from '#db/seed';
import { recordAudit } from '#lib/audit/record-audit';
import { auditText } from '#lib/audit/what-changed';
import { makeApiKey } from '#lib/auth/api-keys/api-key';
import { hashPassword, verifyPassword } from '#lib/auth/passwords/password';
import { scopes } from '#lib/auth/permissions';
import { newId } from '#lib/ids';
import type { Settings } from './settings.ts';

const FirstRun = z.object({ url: z.string(), email: z.string(), password: z.string(), apiKey: z.string() });
export type FirstRun = z.infer<typeof FirstRun>;

const fileOf = (dataDir: string) => join(dataDir, 'first-run.json');

/** Makes the admin and their unlimited key. The file comes first: an account nobody can read about would be lost. */
export async function makeFirstAdmin(db: Database, { dataDir, url }: Settings): Promise<FirstRun> {
  const { key, hash, hint } = makeApiKey();
  const firstRun = { url, email: 'admin@bellwether.local', password: readablePassword(), apiKey: key };
  await writeFirstRun(dataDir, firstRun);
  const userId = newId('user');
  const keyId = newId('key');
  const passwordHash = await hashPassword(firstRun.password);
  await db.transaction(async (tx) => {
    const isMade = await seedFirstAdmin(
      tx,
      { id: userId, email: firstRun.email, name: 'Admin', passwordHash, role: 'admin' },
      { id: keyId, userId, name: 'First run', hash, hint, scopes: [...scopes], limitKind: 'none' },
    );
    if (isMade) await recordFirstRun(tx, userId, keyId);
  });
  return firstRun;
}

async function recordFirstRun(db: Database, userId: string, keyId: string): Promise<void> {
  const by = { actor: { kind: 'system' }, requestId: newId('request') } as const;
  await recordAudit(db, { ...by, action: 'setUpFirstAdmin', target: { id: userId, role: 'admin' } });
  const target = { id: keyId, userId, scopes: auditText(scopes), limit: 'none', expiresAt: 'never' };
  await recordAudit(db, { ...by, action: 'createApiKey', target });
}

/** What an earlier start wrote, its address brought up to date; null where somebody has removed the file. */
export async function readFirstRun({ dataDir, url }: Settings): Promise<FirstRun | null> {
  const text = await readFile(fileOf(dataDir), 'utf8').catch(() => null);
  if (text === null) return null;
  const firstRun = FirstRun.safeParse(parseJson(text)).data;
  if (!firstRun) return null;
  if (firstRun.url !== url) await writeFirstRun(dataDir, { ...firstRun, url });
  return { ...firstRun, url };
}

/** Whether one can still sign in with what was written: people choose other passwords and leave. */
export async function opensAccount(db: Database, { email, password }: FirstRun): Promise<boolean> {
  const [person] = await db
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(and(eq(users.email, email), isNull(users.disabledAt)));
  return verifyPassword(person?.passwordHash, password);
}

async function writeFirstRun(dataDir: string, firstRun: FirstRun): Promise<void> {
  await writeFile(fileOf(dataDir), `${JSON.stringify(firstRun, null, 2)}\n`, { mode: 0o600 });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Sixteen characters without look-alikes in groups of four: 79 bits, and easy to read aloud. */
function readablePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
