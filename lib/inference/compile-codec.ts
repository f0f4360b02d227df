import { AppError, type FieldError } from '#lib/errors';
import { type Answer, compileAnswers } from '#lib/inference/codecs/answers';
import { compileInput, MAX_ERRORS } from '#lib/inference/codecs/inputs';
import { kindOf } from '#lib/inference/codecs/scalar';
import type { Tensors } from '#lib/inference/tensors';
import { escapePointer } from '#lib/json-pointer';
import type { Binding } from '#lib/registry/bind-manifest';
import type { Manifest } from '#lib/registry/manifest';

/** One version's way from JSON rows to tensors and back: the same for every door. */
export type Codec = {
  /** Rows to tensors, each row whole or AppError('invalid') with a JSON pointer per problem. */
  decode(rows: readonly unknown[], pointerOf: (row: number) => string): Tensors | Promise<Tensors>;
  /** The answers of `rowCount` rows from row `firstRow` of the outputs on. */
  encode(outputs: Tensors, firstRow: number, rowCount: number): Answer[];
  /** The graph outputs to ask for. */
  outputNames: string[];
};

/** Compiles a manifest and its binding into a codec; done once per loaded version. */
export function compileCodec({ manifest, binding }: { manifest: Manifest; binding: Binding }): Codec {
  const writers = binding.inputs.map((input) => compileInput(manifest, input));
  const known = new Set(manifest.features.map((feature) => feature.name));
  const required = manifest.features
    .filter((feature) => !('default' in feature) || feature.default === undefined)
    .map((feature) => feature.name);
  const answers = compileAnswers(manifest, binding);

  function decode(rows: readonly unknown[], pointerOf: (row: number) => string): Tensors | Promise<Tensors> {
    const errors: FieldError[] = [];
    const checked = rows.map((row, index) => checkRow(row, () => pointerOf(index), known, required, errors));
    if (errors.length > 0) throw invalid(errors);
    const tensors: Tensors = {};
    const waiting: Promise<void>[] = [];
    for (const writer of writers) {
      const result = writer.write(checked, pointerOf, errors);
      if (result instanceof Promise) {
        waiting.push(
          result.then((tensor) => {
            tensors[writer.name] = tensor;
          }),
        );
      } else {
        tensors[writer.name] = result;
      }
    }
    const finish = () => {
      if (errors.length > 0) throw invalid(errors);
      return tensors;
    };
    return waiting.length > 0 ? Promise.all(waiting).then(finish) : finish();
  }

  return { decode, ...answers };
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
