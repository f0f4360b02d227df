import { eq } from 'drizzle-orm';
import type { Database } from '#db/client';
import { customers } from '#db/schema/billing';
import type { BillingAccount } from '#lib/billing/customers/billing-details';
import { creditBalance } from '#lib/billing/invoices/credit-balance';
import { formatDecimal, formatMinor, minorDigits, parseDecimal } from '#lib/billing/money';
import { seller } from '#lib/billing/seller';

/** How a customer is billed: what they said of themselves, their own tax rate, their credit. */
export async function billingAccount(db: Database, userId: string): Promise<BillingAccount> {
  const { currency } = await seller(db);
  const [said] = await db.select().from(customers).where(eq(customers.userId, userId));
  const { name = '', address = '', country = '', taxId = '', email = '', taxRatePercent = null } = said ?? {};
  return {
    details: { name, address, country, taxId, email },
    taxRatePercent: taxRatePercent && formatDecimal(parseDecimal(taxRatePercent)),
    currency,
    credit: formatMinor(await creditBalance(db, userId), minorDigits(currency)),
  };
}
