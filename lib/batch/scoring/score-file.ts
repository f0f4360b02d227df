import { createReadStream } from 'node:fs';
import { openArchive } from '#lib/batch/files/open-archive';
import { csvSource } from '#lib/batch/scoring/csv-source';
import { columnDecoder } from '#lib/batch/scoring/decode-columns';
import { type Decoded, type DecodeRows, rowDecoder } from '#lib/batch/scoring/decode-rows';
import { filesSource } from '#lib/batch/scoring/files-source';
import type { ReadAs } from '#lib/batch/scoring/input-format';
import { jsonLinesSource } from '#lib/batch/scoring/json-lines';
import { outcomesOf } from '#lib/batch/scoring/outcomes-of';
import { PartWriter } from '#lib/batch/scoring/part-writer';
import { readInputFormat } from '#lib/batch/scoring/read-input-format';
import type { RowBatch, RowSource } from '#lib/batch/scoring/row-batch';
import { mostBatchRows, rowsPerBatch } from '#lib/batch/scoring/rows-per-batch';
import { type Ran, runRows } from '#lib/batch/scoring/run-rows';
import type { ScoredPart, ScoreOrder } from '#lib/batch/scoring/score-order';
import { openScoringHost, type ScoringHost } from '#lib/batch/scoring/scoring-host';
import { type Codec, compileCodec } from '#lib/inference/compile-codec';
import { rowsWithin } from '#lib/inference/lanes';
import { readAssetFiles } from '#lib/inference/read-asset-files';
import { withTemporaryFolder } from '#lib/temporary-folder';

/** Where the scoring of a file tells what it found and made. `part` settles once the next may be made. */
export type ScoreListener = { format(readAs: ReadAs): void; part(part: ScoredPart): Promise<void> };

type Opened = { source: RowSource; decode: DecodeRows; close?: () => void };
type Running = { batch: RowBatch; decoded: Decoded; ran: Promise<Ran[]> };

const readBytes = 512 * 1024;
/** What a run should take at most, so that there is progress to be seen. */
const runMs = 200;

/**
 * Scores the rows of the order's file from where it says, part by part, in bounded memory. Rows are read, and answers
 * written, while the model's process runs those between. Throws AppError for a file or a model that cannot be used.
 */
export function scoreFile(order: ScoreOrder, listener: ScoreListener): Promise<void> {
  return order.format === 'files'
    ? withTemporaryFolder('batch', (folder) => scoreRows(order, listener, folder))
    : scoreRows(order, listener, '');
}

async function scoreRows(order: ScoreOrder, listener: ScoreListener, folder: string): Promise<void> {
  const { version, from } = order;
  const codec = compileCodec({ ...version, assets: await readAssetFiles(version.assetPaths) });
  const { source, decode, close } = await openInput(order, codec, listener, folder);
  const host = openScoringHost(version, codec.call, order.hostLimits);
  const writer = new PartWriter(from, from.part === 0 ? source.preamble : '', (part) => listener.part(part));
  // What carries state runs all windows of a recording as one.
  const rowsPerRun = codec.call.carried ? Number.POSITIVE_INFINITY : rowsWithin(version, runMs, mostBatchRows);
  try {
    let waiting: Running | null = null;
    for await (const batch of source.batches) {
      const decoded = await decode(batch);
      const ran = runFeeds(host.run, decoded, rowsPerRun, waiting?.ran);
      if (waiting) await finish(waiting, codec, writer);
      waiting = { batch, decoded, ran };
    }
    if (waiting) await finish(waiting, codec, writer);
    await writer.end();
  } finally {
    host.stop();
    close?.();
  }
}

async function openInput(order: ScoreOrder, codec: Codec, listener: ScoreListener, folder: string): Promise<Opened> {
  const { version, from, inputPath, mostFileBytes } = order;
  if (order.format === 'files') {
    const archive = await openArchive(inputPath);
    listener.format({ files: archive.entries.length, notes: [] });
    const { manifest } = version;
    const source = filesSource(archive, { manifest, from, batchRows: rowsPerBatch(version, 1), mostFileBytes, folder });
    return { source, decode: rowDecoder(codec), close: archive.close };
  }
  const chunks = createReadStream(inputPath, { start: from.byte, highWaterMark: readBytes });
  if (order.format === 'jsonl') {
    const features = version.manifest.features.map(({ name }) => name);
    return { source: jsonLinesSource(chunks, from, rowsPerBatch(version, 1), features), decode: rowDecoder(codec) };
  }
  const format = order.csvFormat ?? (await readInputFormat(inputPath, version.manifest, order.learnedFormats));
  if (!order.csvFormat) listener.format(format);
  const position = from.part === 0 ? undefined : from;
  const source = csvSource(chunks, format, position, rowsPerBatch(version, format.header.length), version);
  const fieldOf = (feature: string) => format.header.indexOf(feature);
  return { source, decode: columnDecoder(version, codec, fieldOf, format.writtenAs) ?? rowDecoder(codec) };
}

/** Begins once the run before has ended, since the model's process takes one at a time. */
function runFeeds(
  run: ScoringHost['run'],
  { feeds }: Decoded,
  rowsPerRun: number,
  before: Promise<unknown> = Promise.resolve(),
): Promise<Ran[]> {
  const ran = before.then(async () => {
    const all: Ran[] = [];
    for (const feed of feeds) all.push(...(await runRows(run, feed, rowsPerRun)));
    return all;
  });
  // It may fail while nobody waits for it yet.
  ran.catch(() => {});
  return ran;
}

async function finish({ batch, decoded, ran }: Running, codec: Codec, writer: PartWriter): Promise<void> {
  const outcomes = outcomesOf(batch.rowCount, decoded.errors, await ran, codec);
  await writer.add(batch, outcomes);
}
