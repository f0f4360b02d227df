import { openDatabase } from '#db/client';
import { ensureAuthSecret, hasUsers, seedPlans } from '#db/seed';
import { ensureSetupToken } from '#lib/auth/people/setup-token';
import { env } from '#lib/env';
import { type FirstRun, makeFirstAdmin, opensAccount, readFirstRun } from './first-run.ts';
import type { Settings } from './settings.ts';

export type PreparedData = {
  authSecret: string;
  /** The account that the first start made, as long as its file is kept. */
  firstRun: FirstRun | null;
  /** Whether this start made it. */
  isFirst: boolean;
  /** Whether its first password still holds. */
  firstPasswordHolds: boolean;
  /** Guards the set-up page of an installation that has nobody yet. */
  setupToken: string | null;
};

/** Puts into a migrated database what the product cannot start without. An account only into the built-in one. */
export async function prepareData(databaseUrl: string, settings: Settings): Promise<PreparedData> {
  const { db, sql } = openDatabase(databaseUrl, 2);
  try {
    const authSecret = env.NEXTAUTH_SECRET ?? (await ensureAuthSecret(sql));
    await seedPlans(db);
    if (settings.databaseUrl) {
      const setupToken = await ensureSetupToken(db);
      return { authSecret, firstRun: null, isFirst: false, firstPasswordHolds: false, setupToken };
    }
    const isFirst = !(await hasUsers(db));
    const firstRun = isFirst ? await makeFirstAdmin(db, settings) : await readFirstRun(settings);
    const firstPasswordHolds = firstRun !== null && (await opensAccount(db, firstRun));
    return { authSecret, firstRun, isFirst, firstPasswordHolds, setupToken: null };
  } finally {
    await sql.end();
  }
}
