import {
  type BoundInput,
  type InputWriter,
  MAX_ERRORS,
  refuse,
  tensorTypeOf,
} from '#lib/inference/codecs/input-writer';
import { nestedReader } from '#lib/inference/codecs/nested';
import { emptyData } from '#lib/inference/tensors';
import type { TensorFeature } from '#lib/registry/feature';

/** Writes nested arrays, one a row, into a graph input of their own. */
export function tensorWriter(feature: TensorFeature, input: BoundInput): InputWriter {
  const elementType = tensorTypeOf(input);
  const read = nestedReader(input.shape.slice(1), elementType);
  return (rows, pointerOf, found) => {
    let dims: number[] | undefined;
    const values: (number | bigint | string)[] = [];
    for (let r = 0; r < rows.length && found.errors.length < MAX_ERRORS; r++) {
      const row = read(rows[r]![feature.name]);
      if ('error' in row) {
        refuse(found, pointerOf(r), feature.name, row.error);
      } else if (dims && row.dims.some((length, d) => length !== dims![d])) {
        refuse(found, pointerOf(r), feature.name, `must have the shape of the first row, [${dims}], has [${row.dims}]`);
      } else {
        dims = row.dims;
        for (const value of row.values) values.push(value);
      }
    }
    const data = emptyData(elementType, values.length);
    values.forEach((value, index) => {
      (data as (typeof value)[])[index] = value;
    });
    return { [input.name]: { type: elementType, dims: [rows.length, ...(dims ?? [])], data } };
  };
}
