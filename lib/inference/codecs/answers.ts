import { compileClasses } from '#lib/inference/codecs/answer-classes';
import { compileDetections } from '#lib/inference/codecs/answer-detections';
import { compileEmbeddings } from '#lib/inference/codecs/answer-embedding';
import { compileEntities } from '#lib/inference/codecs/answer-entities';
import {
  aggregatedValue,
  aggregateOf,
  compileClassWindows,
  eachWindow,
  hasWindows,
  meanVector,
  mostFrequent,
} from '#lib/inference/codecs/answer-windows';
import { notFinite } from '#lib/inference/codecs/rounded';
import { type RowNote, tensorRowsOf } from '#lib/inference/row-note';
import type { PlainTensor, Tensors } from '#lib/inference/tensors';
import type { Binding } from '#lib/registry/bind-manifest';
import type { Manifest } from '#lib/registry/manifest';

type Json = string | number | boolean | null | Json[];

export type WindowAnswer = { startS: number; endS: number; label: string; score: number };
/** `start` and `end` in UTF-16 units of the text, as JavaScript's slice takes them. */
export type EntityAnswer = { label: string; score: number; start: number; end: number; text: string };
export type DetectionAnswer = {
  label: string;
  score: number;
  box: { x: number; y: number; width: number; height: number };
};

/** What one row is answered. */
export type Answer =
  | {
      label: string;
      score: number | null;
      probabilities?: Record<string, number>;
      /** Of a recording or a film: its length, and what was answered of each stretch of it. */
      durationS?: number;
      windows?: WindowAnswer[];
      /** How many windows there are, where not all are listed. */
      windowCount?: number;
    }
  | { value: number | string }
  | { entities: EntityAnswer[] }
  | { embedding: number[] | number[][] }
  /** In pixels of the picture as it is seen, turned as its EXIF data say. */
  | { width: number; height: number; detections: DetectionAnswer[] }
  | { outputs: Record<string, Json> };

type Answers = {
  encode(
    outputs: Tensors,
    firstTensorRow: number,
    rowCount: number,
    notes?: readonly (RowNote | undefined)[],
  ): Answer[];
  /** Raw outputs of `rowCount` rows as they are, rows first, where answers are these and not read from them. */
  tensorsOf?: (outputs: Tensors, firstTensorRow: number, rowCount: number) => Tensors;
  outputNames: string[];
  /** Dimensions of an output, the one for rows included, where graphs for one row alone leave that out. */
  outputRanks?: Record<string, number>;
};

type EncodeRow = (outputs: Tensors, row: number, note: RowNote | undefined) => Answer;

/** Compiles how a version's output tensors become answers, from what the binding says each output is. */
export function compileAnswers(manifest: Manifest, binding: Binding): Answers {
  const { label, probabilities, value, tensors, tokens, embedding, detection } = binding.outputs;
  if (detection) return compileDetections(manifest, detection);
  if (tokens) return everyRow([tokens.name], compileEntities(manifest, tokens));
  if (embedding) return everyRow([embedding.name], overWindows(manifest, compileEmbeddings(manifest, embedding)));
  if (probabilities) {
    return everyRow([probabilities.name], compileClassWindows(manifest, compileClasses(manifest, probabilities)));
  }
  if (label) {
    return everyRow([label.name], (outputs, row, note) => ({
      label: mostFrequent(eachWindow(note, row, (window) => labelOf(outputs[label.name]!, window, manifest))),
      score: null,
    }));
  }
  if (value) {
    const aggregate = aggregateOf(manifest);
    return everyRow([value.name], (outputs, row, note) => {
      if (!hasWindows(note)) return { value: finiteValue(outputs[value.name]!, row) };
      const values = eachWindow(note, row, (window) => Number(finiteValue(outputs[value.name]!, window)));
      return { value: aggregatedValue(values, aggregate) };
    });
  }
  const names = (tensors ?? []).map((tensor) => tensor.name);
  const answers = everyRow(names, (outputs, row, note) => {
    const read = (name: string) => {
      const windows = eachWindow(note, row, (window) => rowToJson(outputs[name]!, window));
      return [name, hasWindows(note) ? windows : windows[0]!];
    };
    return { outputs: Object.fromEntries(names.map(read)) };
  });
  // A recording or a film takes as many rows of the tensors as it has windows, which only notes tell.
  const haveWindows = manifest.features.some(({ type }) => type === 'audio' || type === 'video');
  return haveWindows ? answers : { ...answers, tensorsOf: rawTensors(names) };
}

const rawTensors = (names: readonly string[]) => (outputs: Tensors, firstRow: number, rowCount: number) =>
  Object.fromEntries(
    names.map((name) => {
      const {
        type,
        dims: [, ...rowDims],
        data,
      } = outputs[name]!;
      const size = rowDims.reduce((product, length) => product * length, 1);
      const isWhole = firstRow === 0 && rowCount * size === data.length;
      const rows = isWhole ? data : data.slice(firstRow * size, (firstRow + rowCount) * size);
      return [name, { type, dims: [rowCount, ...rowDims], data: rows }];
    }),
  );

/** A vector for a recording or a film, from those of its windows. */
function overWindows({ outputs }: Manifest, encodeRow: EncodeRow): EncodeRow {
  return (tensors, row, note) => {
    if (!hasWindows(note)) return encodeRow(tensors, row, note);
    const vectors = eachWindow(note, row, (window) => encodeRow(tensors, window, note)).flatMap((answer) =>
      'embedding' in answer ? [answer.embedding.flat()] : [],
    );
    return { embedding: meanVector(vectors, outputs?.embedding?.normalise ?? true) };
  };
}

function everyRow(outputNames: string[], encodeRow: EncodeRow): Answers {
  return {
    outputNames,
    encode(outputs, firstRow, rowCount, notes) {
      let row = firstRow;
      return Array.from({ length: rowCount }, (_, index) => {
        const answer = encodeRow(outputs, row, notes?.[index]);
        row += tensorRowsOf(notes?.[index]);
        return answer;
      });
    },
  };
}

function labelOf(tensor: PlainTensor, row: number, manifest: Manifest): string {
  const raw = String(tensor.data[row]!);
  // Class ids that are labels themselves (1 and 2, say) are no positions in the list of labels; texts never are.
  if (tensor.type === 'string' || manifest.labels?.includes(raw)) return raw;
  return manifest.labels?.[Number(raw)] ?? raw;
}

function finiteValue(tensor: PlainTensor, row: number): number | string {
  const value = toJson(tensor, row);
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'boolean') return Number(value);
  throw notFinite();
}

function toJson({ data, type }: PlainTensor, index: number): Json {
  const value = data[index];
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value === undefined || !Number.isFinite(value)) return null;
  if (type === 'bool') return value !== 0;
  return type === 'float32' ? Number(value.toPrecision(7)) : value;
}

function rowToJson(tensor: PlainTensor, row: number): Json {
  const dims = tensor.dims.slice(1);
  const size = dims.reduce((product, length) => product * length, 1);
  return nest(tensor, dims, row * size, size);
}

function nest(tensor: PlainTensor, dims: readonly number[], from: number, size: number): Json {
  const [length, ...rest] = dims;
  if (length === undefined) return toJson(tensor, from);
  const step = length === 0 ? 0 : size / length;
  return Array.from({ length }, (_, index) => nest(tensor, rest, from + index * step, step));
}
