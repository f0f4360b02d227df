import { z } from 'zod';

/** How a CSV file is to be read: found out from its first bytes, or said by its owner. */
export const CsvFormat = z.strictObject({
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le']),
  delimiter: z.enum([',', ';', '\t', '|']),
  header: z.array(z.string()).describe('The names of the columns, made unique and never empty.'),
  hasHeader: z.boolean().describe('False where the file has no line of names, and the names are `column_1` and so on.'),
  notes: z
    .array(z.string())
    .describe(
      'Choices a careful reader would say aloud, such as a byte order mark that was skipped or a name that was doubled.',
    ),
});
export type CsvFormat = z.infer<typeof CsvFormat>;

/** A row that could not be read as its file promises: `row` is its position among the rows of its batch. */
export type RowProblem = { row: number; line: number; message: string };

/** Some rows of a file, in order. */
export type CsvBatch = {
  /** The fields of each row, always as many as the header has. */
  rows: string[][];
  /** The line (from 1) each row begins on; quotes may make a row longer than a line. */
  lines: number[];
  /** Rows before the first of these. */
  firstRow: number;
  /** Bytes of the file up to the end of the last of these rows, and its lines: where to go on from. */
  endByte: number;
  endLine: number;
  /** Rows that are broken, where the reader was asked to give those too; their fields are cut or filled with ''. */
  problems?: RowProblem[];
};
