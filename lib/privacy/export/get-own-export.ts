import type { Ctx } from '#lib/context';
import { askExport } from '#lib/privacy/export/ask-export';
import type { ExportRow } from '#lib/privacy/export/export-state';
import { ownExport } from '#lib/privacy/export/own-export';

/** The archive of all that is held about oneself: the one that is there, or one that is begun now. */
export const getOwnExport = async (ctx: Ctx): Promise<ExportRow> => askExport(ctx, ownExport(ctx.actor));
