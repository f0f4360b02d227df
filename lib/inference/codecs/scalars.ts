import { AppError } from '#lib/errors';
import {
  type BoundInput,
  type InputWriter,
  MAX_ERRORS,
  refuse,
  tensorTypeOf,
} from '#lib/inference/codecs/input-writer';
import { isScalar, scalarReader } from '#lib/inference/codecs/scalar';
import { emptyData } from '#lib/inference/tensors';
import type { Manifest } from '#lib/registry/manifest';

/** Writes numbers, categories, dates and plain texts as the columns of one graph input. */
export function scalarWriter(manifest: Manifest, input: BoundInput): InputWriter {
  const { name: inputName, shape } = input;
  const elementType = tensorTypeOf(input);
  const columns = input.features.map(({ feature: index, column }) => {
    const feature = manifest.features[index]!;
    if (!isScalar(feature)) {
      throw new AppError('invalid', `The feature "${feature.name}" needs a graph input of its own.`);
    }
    return {
      name: feature.name,
      fallback: feature.default,
      column: column ?? 0,
      read: scalarReader(feature, elementType),
    };
  });
  const width = Math.max(shape[1] ?? 0, ...columns.map((entry) => entry.column + 1));
  return (rows, pointerOf, found) => {
    const data = emptyData(elementType, rows.length * width);
    for (let r = 0; r < rows.length && found.errors.length < MAX_ERRORS; r++) {
      const row = rows[r]!;
      for (const { name, fallback, column, read } of columns) {
        const element = read(Object.hasOwn(row, name) ? row[name] : fallback);
        if (typeof element === 'object') {
          refuse(found, pointerOf(r), name, element.error);
        } else {
          // The reader was compiled for this element type, which the compiler cannot see.
          (data as (typeof element)[])[r * width + column] = element;
        }
      }
    }
    const dims = shape.length === 1 ? [rows.length] : [rows.length, width];
    return { [inputName]: { type: elementType, dims, data } };
  };
}
