import { AppError } from '#lib/errors';
import type { RowNote } from '#lib/inference/row-note';
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
  outputNames: string[];
};

/** Compiles how a version's output tensors become answers, from what the binding says each output is. */
export function compileAnswers(manifest: Manifest, binding: Binding): Answers {
  const { label, probabilities, value, tensors } = binding.outputs;
  if (probabilities) {
    const encodeRow =
      probabilities.kind === 'per-class'
        ? perClass(probabilities.name, manifest.labels ?? [])
        : positiveClass(probabilities.name, manifest.labels ?? []);
    return everyRow([probabilities.name], encodeRow);
  }
  if (label) {
    return everyRow([label.name], (outputs, row) => ({
      label: labelOf(outputs[label.name]!, row, manifest),
      score: null,
    }));
  }
  if (value) {
    return everyRow([value.name], (outputs, row) => ({ value: finiteValue(outputs[value.name]!, row) }));
  }
  const names = (tensors ?? []).map((tensor) => tensor.name);
  return everyRow(names, (outputs, row) => ({
    outputs: Object.fromEntries(names.map((name) => [name, rowToJson(outputs[name]!, row)])),
  }));
}

function everyRow(outputNames: string[], encodeRow: (outputs: Tensors, row: number) => Answer): Answers {
  return {
    outputNames,
    encode: (outputs, firstRow, rowCount) =>
      Array.from({ length: rowCount }, (_, index) => encodeRow(outputs, firstRow + index)),
  };
}

/** The label is taken from the probabilities: some graphs' own label output disagrees with them. */
function perClass(name: string, labels: readonly string[]) {
  return (outputs: Tensors, row: number): Answer => {
    const { data, dims } = outputs[name]!;
    const width = dims.length > 1 ? data.length / dims[0]! : data.length;
    let best = 0;
    const probabilities: Record<string, number> = {};
    for (let c = 0; c < width; c++) {
      const p = Number(data[row * width + c]);
      if (p > Number(data[row * width + best])) best = c;
      probabilities[labels[c] ?? String(c)] = rounded(p);
    }
    return { label: labels[best] ?? String(best), score: rounded(Number(data[row * width + best])), probabilities };
  };
}

function positiveClass(name: string, labels: readonly string[]) {
  const [negative = '0', positive = '1'] = labels;
  return (outputs: Tensors, row: number): Answer => {
    const p = Number(outputs[name]!.data[row]);
    const probabilities = { [negative]: rounded(1 - p), [positive]: rounded(p) };
    return p > 0.5
      ? { label: positive, score: rounded(p), probabilities }
      : { label: negative, score: rounded(1 - p), probabilities };
  };
}

function labelOf(tensor: PlainTensor, row: number, manifest: Manifest): string {
  const raw = String(tensor.data[row]!);
  // Class ids that are labels themselves (1 and 2, say) are no positions in the list of labels; texts never are.
  if (tensor.type === 'string' || manifest.labels?.includes(raw)) return raw;
  return manifest.labels?.[Number(raw)] ?? raw;
}

/**
 * A float32 in seven significant digits: all it holds, without the tail that its double form drags along.
 * Throws AppError('model-failed') for NaN and infinity, which are no answer.
 */
function rounded(value: number): number {
  if (!Number.isFinite(value)) throw notFinite();
  const scaled = Math.round(value * 1e7);
  // The cheap way is exact to 1e-7; only small probabilities need their significant digits counted.
  return scaled >= 1e5 ? scaled / 1e7 : Number(value.toPrecision(7));
}

function finiteValue(tensor: PlainTensor, row: number): number | string {
  const value = toJson(tensor, row);
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'boolean') return Number(value);
  throw notFinite();
}

const notFinite = () =>
  new AppError('model-failed', 'The model answered NaN or infinity for this input. Its owner should look into it.');

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
