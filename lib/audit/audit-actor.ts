import { z } from 'zod';
import type { auditLog } from '#db/schema/audit';

export const AuditActor = z
  .object({
    kind: z.enum(['anonymous', 'user', 'key', 'system']),
    userId: z.string().nullable(),
    name: z.string().nullable(),
    keyId: z.string().nullable(),
    keyName: z.string().nullable(),
  })
  .describe('A person, one of their keys, the platform itself, or nobody.');
export type AuditActor = z.infer<typeof AuditActor>;

type Row = { entry: typeof auditLog.$inferSelect; name: string | null; keyName: string | null };

/** Who did what an entry tells of, by the names they have now. */
export const actorOf = ({ entry: { actorKind, userId, keyId }, name, keyName }: Row): AuditActor => ({
  kind: actorKind,
  userId,
  name,
  keyId,
  keyName,
});
