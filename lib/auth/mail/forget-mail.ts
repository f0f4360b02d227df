import { lt } from 'drizzle-orm';
import type { Database } from '#db/client';
import { mailMessages } from '#db/schema/people';
import { firstIdAt } from '#lib/ids';

const keptMs = 30 * 24 * 60 * 60 * 1000;

/** Deletes the e-mails that were queued more than thirty days before `now`; gives how many. */
export async function forgetMail(db: Database, now = new Date()): Promise<number> {
  const { count } = await db
    .delete(mailMessages)
    .where(lt(mailMessages.id, firstIdAt('mailMessage', now.getTime() - keptMs)));
  return count;
}
