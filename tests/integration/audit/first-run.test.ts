import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { apiKeys, users } from '#db/schema/people';
import { seedPlans } from '#db/seed';
import { walkChain } from '#lib/audit/walk-chain';
import { scopes } from '#lib/auth/permissions';
import { makeFirstAdmin } from '#scripts/start/first-run.ts';

const { db } = database();

test('the first admin and the first key, which the first start makes, begin the log; a second start adds nothing', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'bellwether-first-run-'));
  const url = 'http://localhost:3000';
  const settings = { dev: false, dataDir, host: '127.0.0.1', port: 3000, localUrl: url, url, databaseUrl: '' };
  try {
    await seedPlans(db);
    for (let start = 1; start <= 2; start++) await makeFirstAdmin(db, settings);
    const [admin] = await db.select().from(users);
    const [key] = await db.select().from(apiKeys);
    const entries = await db.select().from(auditLog).orderBy(asc(auditLog.seq));
    const bySystem = { actorKind: 'system', userId: null, outcome: 'done' };
    expect(entries).toMatchObject([
      { ...bySystem, action: 'setUpFirstAdmin', target: { id: admin!.id, role: 'admin' } },
      {
        ...bySystem,
        action: 'createApiKey',
        target: { id: key!.id, userId: admin!.id, scopes: scopes.join(', '), limit: 'none', expiresAt: 'never' },
      },
    ]);
    expect(entries).toHaveLength(2);
    expect(JSON.stringify(entries)).not.toContain(admin!.email);
    expect(await walkChain(db)).toMatchObject({ entries: 2, broken: null });
  } finally {
    await rm(dataDir, { recursive: true });
  }
});
