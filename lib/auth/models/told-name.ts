import { type SQL, sql } from 'drizzle-orm';
import { models } from '#db/schema/registry';
import { usableBy } from '#lib/auth/models/usable-by';
import type { Actor } from '#lib/context';

/**
 * What the actor is told a row of `models` is called: its name, or its slug where they may not see the model (any more).
 * They called it by that; what it is named now is as little theirs to know as whether it is there.
 */
export function toldName(actor: Actor): SQL<string> {
  const isUsable = usableBy(actor);
  return isUsable ? sql`case when ${isUsable} then ${models.name} else ${models.slug} end` : sql`${models.name}`;
}
