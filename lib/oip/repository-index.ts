import { z } from 'zod';
import type { Ctx } from '#lib/context';
import { listModels } from '#lib/registry/list-models';

export const RepositoryIndex = z
  .array(
    z.object({
      name: z.string(),
      version: z.string().optional().describe('The one in production.'),
      state: z.enum(['READY', 'UNAVAILABLE']),
      reason: z.string().describe('Why it is unavailable.'),
    }),
  )
  .meta({ id: 'OipRepositoryIndex' });
export type RepositoryIndex = z.infer<typeof RepositoryIndex>;

export const RepositoryIndexRequest = z
  .looseObject({ ready: z.boolean('must be true or false').optional().describe('Only those that are ready.') })
  .meta({ id: 'OipRepositoryIndexRequest' });

/** The models one may see, as the protocol's model repository extension lists them; ready is what has a version in production. */
export async function repositoryIndex(ctx: Ctx, onlyReady: boolean): Promise<RepositoryIndex> {
  const index: RepositoryIndex = [];
  let cursor: string | undefined;
  do {
    const page = await listModels(ctx, { limit: 500, ...(cursor && { cursor }) });
    for (const { slug: name, productionVersion: number } of page.data) {
      if (number !== null) index.push({ name, version: String(number), state: 'READY', reason: '' });
      else if (!onlyReady) index.push({ name, state: 'UNAVAILABLE', reason: 'It has no version in production.' });
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return index;
}
