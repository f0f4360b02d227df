import { AppError, type FieldError } from '#lib/errors';
import { type Answer, compileAnswers } from '#lib/inference/codecs/answers';
import { carriedState } from '#lib/inference/codecs/carried';
import { fixedTensors } from '#lib/inference/codecs/fixed';
import { MAX_ERRORS } from '#lib/inference/codecs/input-writer';
import { compileInputs } from '#lib/inference/codecs/inputs';
import { kindOf } from '#lib/inference/codecs/scalar';
import type { GraphCall } from '#lib/inference/graph-call';
import type { RowNote } from '#lib/inference/row-note';
import type { Tensors } from '#lib/inference/tensors';
import { escapePointer } from '#lib/json-pointer';
import type { Binding } from '#lib/registry/bind-manifest';
import type { Manifest } from '#lib/registry/manifest';

/** Rows as the graph takes them. */
export type Decoded = {
  feeds: Tensors;
  /** The first dimension of the feeds: one for each row, or one for each window of its recording. */
  tensorRows: number;
  /** By row of the call, what answering it takes of its input; empty where answers need nothing of it. */
  notes: readonly (RowNote | undefined)[];
};

/** The files of a version beside its graph, by name: `tokenizer.json`. */
export type Assets = Readonly<Record<string, Uint8Array>>;

/** One version's way from JSON rows to tensors and back: the same for every door. */
export type Codec = {
  /** Rows to tensors, each row whole or AppError('invalid') with a JSON pointer per problem. */
  decode(rows: readonly unknown[], pointerOf: (row: number) => string): Decoded | Promise<Decoded>;
  /** The answers of `rowCount` rows, which begin at row `firstTensorRow` of the outputs. */
  encode(outputs: Tensors, firstTensorRow: number, rowCount: number, notes?: Decoded['notes']): Answer[];
  /** Of a version that answers with raw tensors: those of `rowCount` rows, which `encode` makes JSON of. */
  tensorsOf?: (outputs: Tensors, firstTensorRow: number, rowCount: number) => Tensors;
  call: GraphCall;
};

/** Compiles a manifest, its binding and the version's other files into a codec; done once per loaded version. */
export function compileCodec({
  manifest,
  binding,
  assets = {},
}: {
  manifest: Manifest;
  binding: Binding;
  assets?: Assets;
}): Codec {
  const writers = compileInputs(manifest, binding, assets);
  const known = new Set(manifest.features.map((feature) => feature.name));
  const required = manifest.features
    .filter((feature) => !('default' in feature) || feature.default === undefined)
    .map((feature) => feature.name);
  const { encode, tensorsOf, outputNames, outputRanks } = compileAnswers(manifest, binding);
  const fixed = fixedTensors(manifest, binding);
  const carried = carriedState(manifest, binding);
  const call = {
    outputNames,
    ...(fixed && { fixed }),
    ...(outputRanks && { outputRanks }),
    ...(carried && { carried }),
  };

  function decode(rows: readonly unknown[], pointerOf: (row: number) => string): Decoded | Promise<Decoded> {
    const errors: FieldError[] = [];
    const checked = rows.map((row, index) => checkRow(row, () => pointerOf(index), known, required, errors));
    if (errors.length > 0) throw invalid(errors);
    const feeds: Tensors = {};
    const notes: (RowNote | undefined)[] = [];
    const waiting: Promise<unknown>[] = [];
    for (const write of writers) {
      const written = write(checked, pointerOf, { errors, notes });
      if (written instanceof Promise) waiting.push(written.then((tensors) => Object.assign(feeds, tensors)));
      else Object.assign(feeds, written);
    }
    const finish = () => {
      if (errors.length > 0) throw invalid(errors);
      return { feeds, tensorRows: rowsOf(feeds, rows.length), notes };
    };
    return waiting.length > 0 ? Promise.all(waiting).then(finish) : finish();
  }

  return { decode, encode, ...(tensorsOf && { tensorsOf }), call };
}

function rowsOf(feeds: Tensors, otherwise: number): number {
  for (const name in feeds) return feeds[name]!.dims[0] ?? otherwise;
  return otherwise;
}

function checkRow(
  row: unknown,
  pointer: () => string,
  known: ReadonlySet<string>,
  required: readonly string[],
  errors: FieldError[],
): Record<string, unknown> {
  if (errors.length >= MAX_ERRORS) return {};
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    errors.push({ pointer: pointer(), detail: `must be an object of features, not ${kindOf(row)}` });
    return {};
  }
  for (const name of required) {
    if (!Object.hasOwn(row, name))
      errors.push({ pointer: `${pointer()}/${escapePointer(name)}`, detail: 'is missing' });
  }
  for (const name of Object.keys(row)) {
    if (known.has(name)) continue;
    if (errors.length >= MAX_ERRORS) break;
    const names = [...known].slice(0, 20).join(', ');
    errors.push({
      pointer: `${pointer()}/${escapePointer(name)}`,
      detail: `is not a feature of this model; its features are ${names}${known.size > 20 ? ', …' : ''}`,
    });
  }
  return row as Record<string, unknown>;
}

function invalid(errors: FieldError[]): AppError {
  const shown = errors.slice(0, MAX_ERRORS);
  const first = shown[0]!;
  const others = shown.length < MAX_ERRORS ? `${shown.length - 1}` : `at least ${MAX_ERRORS - 1}`;
  const more = shown.length > 1 ? ` (and ${others} more)` : '';
  return new AppError('invalid', `${first.pointer} ${first.detail}${more}`, { errors: shown });
}
