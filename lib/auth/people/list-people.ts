import { asc, gt } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { requirePermission } from '#lib/auth/may';
import { Account, accountColumns } from '#lib/auth/people/account';
import type { Ctx } from '#lib/context';

export const ListPeople = z.object({
  cursor: z
    .string()
    .regex(/^usr_\w{26}$/, 'This is not the nextCursor of a page.')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type ListPeople = z.infer<typeof ListPeople>;

export const Person = Account.extend({
  createdAt: z.iso.datetime(),
  disabledAt: z.iso.datetime().nullable().describe('Since when the account opens nothing any more.'),
  hasTwoFactor: z.boolean().describe('Whether signing in with the password takes a code.'),
}).meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;

/** What makes a `Person` of a row, by `personOf`. */
export const personColumns = {
  ...accountColumns,
  createdAt: users.createdAt,
  disabledAt: users.disabledAt,
  totpSince: users.totpSince,
};

type PersonRow = Account & Pick<typeof users.$inferSelect, 'createdAt' | 'disabledAt' | 'totpSince'>;

/** The row as it is shown. */
export const personOf = ({ createdAt, disabledAt, totpSince, ...account }: PersonRow): Person => ({
  ...account,
  createdAt: createdAt.toISOString(),
  disabledAt: disabledAt?.toISOString() ?? null,
  hasTwoFactor: totpSince !== null,
});

export const PersonPage = z
  .object({ data: z.array(Person), nextCursor: z.string().nullable() })
  .meta({ id: 'PersonPage' });
export type PersonPage = z.infer<typeof PersonPage>;

/** Everybody with an account, in the order they came. */
export async function listPeople(ctx: Ctx, { cursor, limit }: ListPeople): Promise<PersonPage> {
  requirePermission(ctx.actor, 'person:write');
  const rows = await ctx.db
    .select(personColumns)
    .from(users)
    .where(cursor === undefined ? undefined : gt(users.id, cursor))
    .orderBy(asc(users.id))
    .limit(limit + 1);
  const data = rows.slice(0, limit).map(personOf);
  return { data, nextCursor: rows.length > limit ? data.at(-1)!.id : null };
}
