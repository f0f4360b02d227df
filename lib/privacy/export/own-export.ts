import { requirePerson } from '#lib/auth/require-person';
import type { Actor } from '#lib/context';
import type { ExportOf } from '#lib/privacy/export/ask-export';

/** Whose archive one's own is. A program that its person signed in reads all of it anyway; an API key may do less. */
export const ownExport = (actor: Actor): ExportOf => ({
  userId: requirePerson(actor, { orByToken: true }),
  subject: null,
});
