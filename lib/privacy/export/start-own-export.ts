import type { Ctx } from '#lib/context';
import { askExport } from '#lib/privacy/export/ask-export';
import { exportState, type PersonalExport } from '#lib/privacy/export/export-state';
import { ownExport } from '#lib/privacy/export/own-export';

/** Has a new archive made of all that is held about oneself, whether one is there or not. */
export async function startOwnExport(ctx: Ctx): Promise<PersonalExport> {
  return exportState(await askExport(ctx, ownExport(ctx.actor), true));
}
