import { z } from 'zod';

const Text = z.string().trim().min(1).max(100).optional().catch(undefined);
const Day = z.iso.date().optional().catch(undefined);

/** What the address of the audit log's page says: which entries. */
export const AuditPageQuery = z.object({
  who: Text,
  action: z
    .string()
    .regex(/^[\w.-]{1,100}$/)
    .optional()
    .catch(undefined),
  outcome: z.enum(['done', 'refused']).optional().catch(undefined),
  target: Text,
  q: Text,
  from: Day,
  to: Day,
  cursor: Text,
});
export type AuditPageQuery = z.infer<typeof AuditPageQuery>;
