import type { Database } from '#db/client';

/** What an export is read with: amounts have `digits` decimals, and `nowMs` is when it was asked for. */
export type ExportTerms = { digits: number; nowMs: number };

export type ExportPage = { rows: string[][]; nextAfter: string | null };

/** A table of months, read month by month, each in pages of bounded size. Cells are ready for a spreadsheet. */
export type ExportTable = {
  columns: readonly string[];
  page(db: Database, period: string, after: string, terms: ExportTerms): Promise<ExportPage>;
};

/** How many invoices, or customers, are read at once. */
export const pageSize = 500;

/** The rows of a page and where the next begins: `ids` are those of what was paged, at most `pageSize`. */
export const exportPage = (ids: readonly string[], rows: string[][]): ExportPage => ({
  rows,
  nextAfter: ids.length < pageSize ? null : ids.at(-1)!,
});
