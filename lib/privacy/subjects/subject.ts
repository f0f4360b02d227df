import { createHash } from 'node:crypto';
import { z } from 'zod';

export const OfSubject = z.object({
  subject: z.string().min(1).max(500).describe('As it was sent with predictions.'),
});
export type OfSubject = z.infer<typeof OfSubject>;

/** What stands for a subject where its name is to be gone. */
export const subjectSha256 = (subject: string): string => createHash('sha256').update(subject).digest('hex');
