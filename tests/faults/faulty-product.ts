import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase, type Sql } from '#db/client';
import { openToServer, startEmbedded } from '#db/embedded';
import { users } from '#db/schema/people';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import type { Ctx } from '#lib/context';
import { newId } from '#lib/ids';
import { type Product, startProduct } from '#tests/support/product';

/** The running product on a PostgreSQL that a test can stop, with an admin and an unlimited key. */
export type FaultyProduct = {
  product: Product;
  key: string;
  admin: Ctx;
  db: Database;
  sql: Sql;
  stopDatabase(): Promise<void>;
  startDatabase(): Promise<void>;
  end(): Promise<void>;
};

export async function startFaultyProduct(env: Record<string, string>): Promise<FaultyProduct> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-faults-'));
  await openToServer(folder);
  const where = { folder, logFile: join(folder, 'postgres.log') };
  let server = await startEmbedded(where);
  const product = await startProduct({ env: { DATABASE_URL: server.url, ...env } });
  const { db, sql } = openDatabase(server.url, 2);
  const userId = newId('user');
  await db.insert(users).values({ id: userId, email: 'admin@example.org', name: 'Admin', role: 'admin' });
  const actor = { kind: 'user', userId, role: 'admin', planLimitPerMinute: 60 } as const;
  const admin: Ctx = { db, actor, requestId: newId('request') };
  const { key } = await createApiKey(admin, { name: 'faults', scopes: ['predict'], limit: 'none' });
  return {
    product,
    key,
    admin,
    db,
    sql,
    stopDatabase: () => server.stop(),
    startDatabase: async () => {
      server = await startEmbedded({ ...where, port: server.port });
    },
    end: async () => {
      await product.stop();
      await sql.end({ timeout: 1 });
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
