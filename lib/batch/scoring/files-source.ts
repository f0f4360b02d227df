import type { Archive, ArchiveEntry } from '#lib/batch/files/open-archive';
import { archiveProblem } from '#lib/batch/files/open-archive';
import type { RowBatch, RowSource } from '#lib/batch/scoring/row-batch';
import { AppError, isAppError } from '#lib/errors';
import { holdFile, releaseFile } from '#lib/inference/hold-file';
import { fileRow } from '#lib/inference/rows';
import type { SentFile } from '#lib/inference/sent-file';
import type { Manifest } from '#lib/registry/manifest';

/** A row of an archive: the file's name, and the row it makes or why it makes none. */
type FileRow = {
  name: string;
  compressedBytes: number;
  content: SentFile | null;
  row: unknown;
  problem: string | null;
};

type FilesOrder = {
  manifest: Manifest;
  /** How many files, and where their bytes end, the parts before reach. */
  from: { row: number; byte: number };
  batchRows: number;
  mostFileBytes: number;
  /** Where large files lie while they are decoded. */
  folder: string;
};

/** Together they are in memory, or on disk, at the same time. */
const mostBatchBytes = 32 * 1024 * 1024;

/**
 * The files of an archive from where it is to go on, a row each, in batches, in bounded memory. Output lines are
 * `{"row":0,"file":"a.png","prediction":…}` or `{"row":0,"file":"a.png","error":…}`, rows counted from 0.
 */
export function filesSource(archive: Archive, order: FilesOrder): RowSource {
  return { batches: readBatches(archive, order), preamble: '' };
}

async function* readBatches(archive: Archive, order: FilesOrder): AsyncGenerator<RowBatch> {
  const { from, batchRows } = order;
  let files: FileRow[] = [];
  let { row, byte } = from;
  let batchBytes = 0;
  const release = async () => {
    for (const { content } of files) if (content) await releaseFile(content);
    row += files.length;
    files = [];
    batchBytes = 0;
  };
  for (const entry of archive.entries.slice(from.row)) {
    files.push(await readEntry(archive, entry, order));
    byte += entry.compressedBytes;
    batchBytes += entry.sizeBytes;
    if (files.length < batchRows && batchBytes < mostBatchBytes) continue;
    yield batchOf(files, row, byte);
    // Whoever asks for the next has decoded this one.
    await release();
  }
  if (files.length > 0) yield batchOf(files, row, byte);
  await release();
}

async function readEntry(archive: Archive, entry: ArchiveEntry, order: FilesOrder): Promise<FileRow> {
  const { name, compressedBytes } = entry;
  const nothing = { name, compressedBytes, content: null, row: null };
  let content: SentFile | null = null;
  try {
    if (entry.sizeBytes > order.mostFileBytes) throw tooLarge(order.mostFileBytes);
    const stream = await archive.open(entry);
    const held = await holdFile(stream, order.mostFileBytes, async () => order.folder);
    content = held.content;
    if (entry.sizeBytes === 0) throw new AppError('invalid', 'The file is empty.');
    if (held.type === 'application/zip') throw nested();
    return { name, compressedBytes, content, row: await fileRow(order.manifest, content), problem: null };
  } catch (error) {
    if (content) await releaseFile(content);
    if (!isAppError(error)) throw error;
    // A file that breaks off inside its archive is damaged; nobody can send it again.
    const problem = error.code === 'bad-request' ? archiveProblem(error.cause) : error.message;
    return { ...nothing, problem };
  }
}

function batchOf(files: readonly FileRow[], firstRow: number, endByte: number): RowBatch {
  const of = [...files];
  const begun = (row: number) => `{"row":${firstRow + row},"file":${JSON.stringify(of[row]!.name)}`;
  return {
    rowCount: of.length,
    endByte,
    endLine: firstRow + of.length,
    problemOf: (row) => of[row]!.problem,
    inputOf: (row) => of[row]!.row,
    lineOf: (row, outcome) =>
      'answer' in outcome
        ? `${begun(row)},"prediction":${JSON.stringify(outcome.answer)}}\n`
        : `${begun(row)},"error":${JSON.stringify(outcome.error.message.trim())}}\n`,
  };
}

const tooLarge = (mostBytes: number) =>
  new AppError('invalid', `The file has more than ${mostBytes.toLocaleString('en')} bytes.`);

const nested = () => new AppError('invalid', 'The file is an archive itself: put the files in it into this one.');
