import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { customers } from '#db/schema/billing';
import { users } from '#db/schema/people';
import { formatDecimal, parseDecimal } from '#lib/billing/money';
import { textArray } from '#lib/usage/array-literal';

/** Whom an invoice is to, as it stands on it. */
export const Buyer = z
  .object({
    name: z.string(),
    address: z.string().describe('Street, place, in lines.'),
    country: z.string(),
    taxId: z.string(),
    email: z.string(),
  })
  .meta({ id: 'Buyer' });
export type Buyer = z.infer<typeof Buyer>;

/** A customer as an invoice needs them; the rate is null where the seller's holds. */
export type BuyerTerms = { buyer: Buyer; taxRatePercent: string | null };

/**
 * Whom invoices of these customers are to, by their ids, in one query: what they said of themselves, else the name and
 * e-mail address of their account.
 */
export async function buyersOf(db: Database, userIds: readonly string[]): Promise<Map<string, BuyerTerms>> {
  const rows = await db
    .select({ id: users.id, accountName: users.name, accountEmail: users.email, said: customers })
    .from(users)
    .leftJoin(customers, eq(customers.userId, users.id))
    .where(sql`${users.id} = any(${textArray(userIds)}::text[])`);
  return new Map(
    rows.map(({ id, accountName, accountEmail, said }) => {
      const { name = '', address = '', country = '', taxId = '', email = '', taxRatePercent = null } = said ?? {};
      const buyer = { name: name || accountName, address, country, taxId, email: email || accountEmail };
      return [id, { buyer, taxRatePercent: taxRatePercent && formatDecimal(parseDecimal(taxRatePercent)) }];
    }),
  );
}
