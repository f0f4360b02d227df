import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { z } from 'zod';

const Kept = z.object({ port: z.number(), password: z.string() });

/** The product's own database, for what no door of it brings about; to be ended by who asks for it. */
export async function productDatabase(): Promise<postgres.Sql> {
  const kept = await readFile(join(process.env.E2E_DATA_DIR!, 'postgres.json'), 'utf8');
  const { port, password } = Kept.parse(JSON.parse(kept));
  return postgres(`postgres://postgres:${password}@127.0.0.1:${port}/bellwether`, { max: 1 });
}
