import { openSession, type Session } from '#lib/inference/session';
import { mostProbable } from '#lib/training/metrics';
import { inputNames } from '#lib/training/onnx/input-names';
import { oddRows } from '#lib/training/onnx/odd-rows';
import { tableTensors } from '#lib/training/onnx/table-tensors';
import { columnsRead } from '#lib/training/pipeline/columns-read';
import type { Pipeline } from '#lib/training/pipeline/pipeline';
import { answersPerRow, predictPipeline } from '#lib/training/pipeline/predict-pipeline';
import type { Table } from '#lib/training/table';

export type Parity = {
  rows: number;
  /** Of probabilities; of values, divided by their size where that is above 1. */
  largestDifference: number;
  differentLabels: number;
};

/** What the graph holds of a chunk of rows of texts is as wide as there are terms. */
const mostChunkNumbers = 8_000_000;
const mostChunkRows = 10_000;

/**
 * Runs the graph on rows of the table (all, unless some are given), and on rows made of them with values missing and
 * categories nobody saw, and holds its answers against the pipeline's own.
 */
export async function checkParity(
  graph: Uint8Array,
  pipeline: Pipeline,
  table: Table,
  rows: Int32Array = Int32Array.from({ length: table.rowCount }, (_, row) => row),
): Promise<Parity> {
  const session = await openSession(graph);
  try {
    const parity: Parity = { rows: 0, largestDifference: 0, differentLabels: 0 };
    const size = Math.max(1, Math.min(mostChunkRows, Math.floor(mostChunkNumbers / widthOf(pipeline))));
    for (let first = 0; first < rows.length; first += size) {
      await compare(session, pipeline, table, rows.subarray(first, first + size), parity);
    }
    const odd = oddRows(table, rows);
    for (let first = 0; first < odd.rowCount; first += size) {
      const chunk = Int32Array.from({ length: Math.min(size, odd.rowCount - first) }, (_, row) => first + row);
      await compare(session, pipeline, odd, chunk, parity);
    }
    return parity;
  } finally {
    await session.release();
  }
}

function widthOf({ parts }: Pipeline): number {
  const encoders = parts.flatMap(({ preparation }) => preparation.encoders);
  const widths = encoders.map((encoder) => (encoder.kind === 'text' ? encoder.tfIdf.terms.length : 1));
  return widths.reduce((sum, width) => sum + width, 0);
}

async function compare(
  session: Session,
  pipeline: Pipeline,
  table: Table,
  rows: Int32Array,
  parity: Parity,
): Promise<void> {
  const { task } = pipeline;
  const expected = predictPipeline(pipeline, table, rows);
  const read = columnsRead(pipeline, table.columns);
  const feeds = tableTensors(read, inputNames(read.map(({ name }) => name)), rows);
  parity.rows += rows.length;
  const note = (difference: number) => {
    // NaN is the worst difference there is.
    if (!(difference <= parity.largestDifference)) parity.largestDifference = difference;
  };
  if (task.kind === 'regression') {
    const { value } = await session.run(feeds, ['value']);
    expected.forEach((wanted, row) => {
      note(Math.abs(Number(value!.data[row]) - wanted) / Math.max(1, Math.abs(wanted)));
    });
    return;
  }
  const { label, probabilities } = await session.run(feeds, ['label', 'probabilities']);
  const found = Float64Array.from(probabilities!.data as Float32Array);
  expected.forEach((wanted, place) => {
    note(Math.abs(found[place]! - wanted));
  });
  const width = answersPerRow(task);
  const classes = mostProbable(expected, width);
  const likeliest = mostProbable(found, width);
  classes.forEach((wanted, row) => {
    if (task.labels[wanted] !== label!.data[row] || likeliest[row] !== wanted) parity.differentLabels++;
  });
}
