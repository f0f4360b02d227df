import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { erasures } from '#db/schema/privacy';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { changeCredentials } from '#lib/auth/change-credentials';
import { mailTexts } from '#lib/auth/mail/mail-texts';
import { tellPerson } from '#lib/auth/mail/tell-person';
import { ownRow } from '#lib/auth/people/own-row';
import { requireAnotherAdmin } from '#lib/auth/people/require-another-admin';
import { Reauthentication, reauthenticate } from '#lib/auth/two-factor/reauthenticate';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { type ErasureDetail, erasureDetail } from '#lib/privacy/erasure/erasure-detail';
import { enqueue, queuesReady } from '#lib/queue/queue';

export const RequestErasure = Reauthentication.extend({
  confirmation: z.literal('erase my account').describe('These very words.'),
  handsOverModels: z
    .boolean()
    .default(false)
    .describe(
      'Whether models that others use go to an admin, with what you wrote about them, rather than end with you.',
    ),
});
export type RequestErasure = z.infer<typeof RequestErasure>;

const dayMs = 24 * 60 * 60_000;

/**
 * Asks for one's account, and all that is held about oneself, to be erased once the grace period is over. Keys and
 * tokens stop at once; one may sign in and take it back until then. Throws `conflict` for the last admin, and where it
 * was asked for already; `invalid` for a wrong password or code.
 */
export async function requestErasure(ctx: Ctx, input: RequestErasure): Promise<ErasureDetail> {
  const person = await ownRow(ctx);
  const userId = person.id;
  await reauthenticate(ctx, person, input);
  await queuesReady();
  const id = newId('erasure');
  const dueAt = new Date(Date.now() + env.ERASURE_GRACE_DAYS * dayMs);
  const row = await changeCredentials(ctx.db, { kind: 'user', id: userId }, async (tx) => {
    await requireAnotherAdmin(tx, userId);
    const [now] = await tx.select({ eraseAt: users.eraseAt }).from(users).where(eq(users.id, userId)).for('update');
    if (now?.eraseAt) throw new AppError('conflict', 'The erasure of this account was asked for already.');
    await tx.update(users).set({ eraseAt: dueAt }).where(eq(users.id, userId));
    await enqueue(tx, 'erase-personal-data', { id }, { startAfter: dueAt });
    await tellPerson(tx, userId, mailTexts.erasureAsked(dueAt));
    const { handsOverModels } = input;
    return tx.insert(erasures).values({ id, userId, status: 'waiting', dueAt, handsOverModels }).returning();
  });
  noteInAudit(ctx, { handsOverModels: input.handsOverModels });
  return erasureDetail(row[0]!);
}
