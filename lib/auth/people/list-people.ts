import { and, asc, gt, ilike, isNull, or, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { requirePermission } from '#lib/auth/may';
import { Person, personColumns, personOf } from '#lib/auth/people/person';
import type { Ctx } from '#lib/context';
import { cursorOf } from '#lib/page-cursor';

export const ListPeople = z.object({
  q: z
    .string()
    .trim()
    .max(100)
    .refine((text) => !text.includes('\0'), 'The text has a character that is in no name.')
    .optional()
    .describe('Part of a name or an e-mail.'),
  cursor: cursorOf('user'),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type ListPeople = z.infer<typeof ListPeople>;

export const PersonPage = z
  .object({ data: z.array(Person), nextCursor: z.string().nullable() })
  .meta({ id: 'PersonPage' });
export type PersonPage = z.infer<typeof PersonPage>;

/** Everybody with an account, in the order they came; of who was erased nothing is left to be listed. */
export async function listPeople(ctx: Ctx, { q, cursor, limit }: ListPeople): Promise<PersonPage> {
  requirePermission(ctx.actor, 'person:write');
  const rows = await ctx.db
    .select(personColumns)
    .from(users)
    .where(and(isNull(users.erasedAt), q ? matching(q) : undefined, cursor ? gt(users.id, cursor) : undefined))
    .orderBy(asc(users.id))
    .limit(limit + 1);
  const data = rows.slice(0, limit).map(personOf);
  return { data, nextCursor: rows.length > limit ? data.at(-1)!.id : null };
}

/** Looks at every row, which takes milliseconds for the some thousand people of an installation; no index helps here. */
function matching(q: string): SQL | undefined {
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return or(ilike(users.email, pattern), ilike(users.name, pattern));
}
