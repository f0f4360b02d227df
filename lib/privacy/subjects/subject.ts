import { createHash } from 'node:crypto';
import { z } from 'zod';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';

export const OfSubject = z.object({
  subject: z.string().min(1).max(500).describe('As it was sent with predictions.'),
});
export type OfSubject = z.infer<typeof OfSubject>;

/** What stands for a subject where its name is to be gone. */
export const subjectSha256 = (subject: string): string => createHash('sha256').update(subject).digest('hex');

/** The account whose people it is about. Throws `forbidden` where nobody's account asks. */
export function clientOf({ actor }: Pick<Ctx, 'actor'>): string {
  requirePermission(actor, 'privacy:use');
  const userId = actingUserId(actor);
  if (userId === null) throw new AppError('forbidden', 'Subjects belong to an account.');
  return userId;
}
