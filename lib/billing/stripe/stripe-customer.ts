import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { customers } from '#db/schema/billing';
import { buyersOf } from '#lib/billing/customers/buyer';
import { createOnce } from '#lib/billing/stripe/create-once';
import { stripe } from '#lib/billing/stripe/stripe';
import { isMissing } from '#lib/billing/stripe/stripe-error';

/** The id of a customer at Stripe; null for who is none there. */
export async function knownStripeCustomer(db: Database, userId: string): Promise<string | null> {
  const { stripeCustomerId } = customers;
  const [row] = await db.select({ id: stripeCustomerId }).from(customers).where(eq(customers.userId, userId));
  return row?.id ?? null;
}

/** The id of a customer at Stripe, made there on first need; two at once make one. Throws as Stripe’s client does. */
export async function stripeCustomerOf(db: Database, userId: string): Promise<string> {
  const known = await knownStripeCustomer(db, userId);
  if (known !== null) return known;
  const { stripeCustomerId } = customers;
  const made = await createCustomer(db, userId);
  const [kept] = await db
    .insert(customers)
    .values({ userId, stripeCustomerId: made })
    .onConflictDoUpdate({
      target: customers.userId,
      set: { stripeCustomerId: sql`coalesce(${stripeCustomerId}, excluded.stripe_customer_id)` },
    })
    .returning({ id: stripeCustomerId });
  return kept!.id!;
}

/** Does something with a person's customer at Stripe; where that was deleted there, with a new one. */
export async function withStripeCustomer<T>(
  db: Database,
  userId: string,
  use: (customer: string) => Promise<T>,
): Promise<T> {
  const customer = await stripeCustomerOf(db, userId);
  try {
    return await use(customer);
  } catch (error) {
    if (!isMissing(error, 'customer')) throw error;
    await forgetStripeCustomer(db, customer);
    return use(await stripeCustomerOf(db, userId));
  }
}

/** Unlinks a customer that Stripe has no more. */
export async function forgetStripeCustomer(db: Database, customer: string): Promise<void> {
  await db.update(customers).set({ stripeCustomerId: null }).where(eq(customers.stripeCustomerId, customer));
}

/** Made of the id alone, which never changes: the same key must always come with the same call. */
async function createCustomer(db: Database, userId: string): Promise<string> {
  const client = stripe();
  const { id } = await createOnce(
    `customer-${userId}`,
    (idempotencyKey) => client.customers.create({ metadata: { userId } }, { idempotencyKey }),
    async (made) => !(await client.customers.retrieve(made.id)).deleted,
  );
  await tellStripeOfBuyer(db, userId, id);
  return id;
}

/** Gives a customer at Stripe the name and e-mail of their invoices; those that stand when it ends, if two do it at once. */
export async function tellStripeOfBuyer(db: Database, userId: string, customer: string): Promise<void> {
  let told = '';
  for (;;) {
    const buyer = (await buyersOf(db, [userId])).get(userId)?.buyer;
    if (!buyer || told === `${buyer.name}\n${buyer.email}`) return;
    await stripe().customers.update(customer, { name: buyer.name, email: buyer.email });
    told = `${buyer.name}\n${buyer.email}`;
  }
}
