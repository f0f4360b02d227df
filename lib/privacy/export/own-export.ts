import { requirePerson } from '#lib/auth/require-person';
import type { Actor, Ctx } from '#lib/context';
import { askExport } from '#lib/privacy/export/ask-export';
import { type ExportRow, exportState, type PersonalExport } from '#lib/privacy/export/export-state';
import { newestExport } from '#lib/privacy/export/newest-export';

/** The archive of all that is held about oneself: the one that is there, or one that is begun now. */
export function getOwnExport({ db, actor }: Ctx): Promise<ExportRow> {
  return askExport(db, { userId: whose(actor), subject: null });
}

/** Has a new archive made of all that is held about oneself, whether one is there or not. */
export async function startOwnExport({ db, actor }: Ctx): Promise<PersonalExport> {
  return exportState(await askExport(db, { userId: whose(actor), subject: null }, true));
}

/** How one's own archive stands; null where none was asked for. */
export async function readOwnExport({ db, actor }: Ctx): Promise<PersonalExport | null> {
  const newest = await newestExport(db, { userId: whose(actor), subject: null });
  return newest && exportState(newest);
}

/** A program that its person signed in reads all of it anyway; an API key may do less. */
const whose = (actor: Actor) => requirePerson(actor, { orByToken: true });
