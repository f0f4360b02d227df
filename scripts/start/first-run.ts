import { randomInt } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Database } from '#db/client';
import { seedFirstAdmin } from '#db/seed';
import { makeApiKey } from '#lib/auth/api-keys/api-key';
import { hashPassword } from '#lib/auth/passwords/password';
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
  const passwordHash = await hashPassword(firstRun.password);
  await seedFirstAdmin(
    db,
    { id: userId, email: firstRun.email, name: 'Admin', passwordHash, role: 'admin' },
    { id: newId('key'), userId, name: 'First run', hash, hint, scopes: [...scopes], limitKind: 'none' },
  );
  return firstRun;
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
