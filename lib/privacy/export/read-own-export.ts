import type { Ctx } from '#lib/context';
import { exportState, type PersonalExport } from '#lib/privacy/export/export-state';
import { newestExport } from '#lib/privacy/export/newest-export';
import { ownExport } from '#lib/privacy/export/own-export';

/** How one's own archive stands; null where none was asked for. */
export async function readOwnExport({ db, actor }: Ctx): Promise<PersonalExport | null> {
  const newest = await newestExport(db, ownExport(actor));
  return newest && exportState(newest);
}
