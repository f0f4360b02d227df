import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { settings } from '#db/schema/people';
import { daysRule, mostDays } from '#lib/privacy/retention/most-days';

function days(kind: keyof typeof mostDays) {
  const most = mostDays[kind];
  const error = daysRule(most);
  return z.int({ error }).min(1, { error }).max(most, { error });
}

/** For how many days what is kept. The audit log and what was billed are never shortened. */
export const Retention = z
  .object({
    inputDays: days('inputDays')
      .nullable()
      .default(null)
      .describe(
        'Inputs, answers, files and subjects of predictions; null keeps them until they are erased. Units stay.',
      ),
    failedCallDays: days('failedCallDays').default(90).describe('Calls that got an error.'),
    webhookMessageDays: days('webhookMessageDays').default(30).describe('Messages to webhooks, with their attempts.'),
    batchJobDays: days('batchJobDays')
      .nullable()
      .default(null)
      .describe('Batch jobs that are over, with input and output; null keeps them.'),
    stripeEventDays: days('stripeEventDays')
      .default(90)
      .describe('What Stripe told, once it was dealt with: the body; its id stays.'),
  })
  .meta({ id: 'Retention' });
export type Retention = z.infer<typeof Retention>;

export const defaultRetention: Retention = Retention.parse({});

const name = 'retention';

/** What holds now. */
export async function readRetention(db: Database): Promise<Retention> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, name));
  return row ? Retention.parse(JSON.parse(row.value)) : defaultRetention;
}

/** What holds from now on. */
export async function keepRetention(db: Database, retention: Retention): Promise<void> {
  const value = JSON.stringify(retention);
  await db.insert(settings).values({ name, value }).onConflictDoUpdate({ target: settings.name, set: { value } });
}
