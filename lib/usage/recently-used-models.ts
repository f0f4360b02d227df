import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';

const mostCalls = 500;
const Rows = z.array(z.object({ slug: z.string() }));

/** Slugs of the models that the actor's last calls went to, the last first. */
export async function recentlyUsedModels({ db, actor }: Ctx): Promise<string[]> {
  requirePermission(actor, 'prediction:read');
  const rows = await db.execute(sql`
    select models.slug from (
      select model_id, id from predictions where user_id = ${actingUserId(actor) ?? ''} order by id desc limit ${mostCalls}
    ) as call join models on models.id = call.model_id
    where models.deleted_at is null group by models.slug order by max(call.id) desc`);
  return Rows.parse(rows).map(({ slug }) => slug);
}
