import { type DecodeRows, decodedOrRefusal, type Feed, readableRows } from '#lib/batch/scoring/decode-rows';
import { type FieldReader, fieldReader } from '#lib/batch/scoring/field-value';
import type { InputFormat } from '#lib/batch/scoring/input-format';
import type { RowBatch } from '#lib/batch/scoring/row-batch';
import { AppError, isAppError } from '#lib/errors';
import { isScalar, type Read, scalarReader } from '#lib/inference/codecs/scalar';
import type { Codec } from '#lib/inference/compile-codec';
import { emptyData, isTensorType, type TensorData, type Tensors, type TensorType } from '#lib/inference/tensors';
import type { Binding } from '#lib/registry/bind-manifest';
import type { Manifest } from '#lib/registry/manifest';

type Column = {
  /** Where the feature stands in a row of the file, -1 where the file lacks it. */
  field: number;
  fromText: FieldReader;
  fallback: unknown;
  isRequired: boolean;
  read: Read;
  column: number;
};
type Input = { name: string; type: TensorType; width: number; isFlat: boolean; columns: Column[] };

/**
 * Decodes the fields of a CSV file straight into tensors, by the codec's own readers but without an object a row;
 * null where the model takes more than scalars. `fieldOf` gives a feature's place in a row of the file, -1 for none.
 */
export function columnDecoder(
  { manifest, binding }: { manifest: Manifest; binding: Binding },
  codec: Codec,
  fieldOf: (feature: string) => number,
  writtenAs: InputFormat['writtenAs'] = {},
): DecodeRows | null {
  const inputs: Input[] = [];
  for (const { name, elementType, shape, features, source } of binding.inputs) {
    // Fed the same whatever the row is.
    if (source !== undefined) continue;
    if (!isTensorType(elementType)) return null;
    const columns: Column[] = [];
    for (const { feature: index, column } of features) {
      const feature = manifest.features[index]!;
      if (!isScalar(feature)) return null;
      columns.push({
        field: fieldOf(feature.name),
        fromText: fieldReader(feature, writtenAs[feature.name]),
        fallback: feature.default,
        isRequired: feature.default === undefined,
        read: scalarReader(feature, elementType),
        column: column ?? 0,
      });
    }
    const width = Math.max(shape[1] ?? 0, ...columns.map(({ column }) => column + 1));
    inputs.push({ name, type: elementType, width, isFlat: shape.length === 1, columns });
  }

  return async (batch) => {
    const { readable, errors } = readableRows(batch);
    const data = inputs.map(({ type, width }) => emptyData(type, readable.length * width));
    const rows: number[] = [];
    for (const row of readable) {
      if (writeRow(inputs, data, rows.length, batch.fieldsOf!(row))) rows.push(row);
      else errors.set(row, await refusalOf(codec, batch, row));
    }
    return { feeds: rows.length === 0 ? [] : [feedOf(inputs, data, rows)], errors };
  };
}

/** Writes a row into the tensors at position `at`; false where the model does not take it. */
function writeRow(
  inputs: readonly Input[],
  data: readonly TensorData[],
  at: number,
  fields: readonly string[],
): boolean {
  for (let i = 0; i < inputs.length; i++) {
    const { columns, width } = inputs[i]!;
    const target = data[i]! as unknown[];
    for (let c = 0; c < columns.length; c++) {
      const { field, fromText, fallback, isRequired, read, column } = columns[c]!;
      const value = field < 0 ? undefined : fromText(fields[field]!);
      if (value === undefined && isRequired) return false;
      const element = read(value === undefined ? fallback : value);
      if (typeof element === 'object') return false;
      target[at * width + column] = element;
    }
  }
  return true;
}

function feedOf(inputs: readonly Input[], data: readonly TensorData[], rows: readonly number[]): Feed {
  const feeds: Tensors = {};
  inputs.forEach(({ name, type, width, isFlat }, index) => {
    const dims = isFlat ? [rows.length] : [rows.length, width];
    feeds[name] = { type, dims, data: data[index]!.slice(0, rows.length * width) };
  });
  return { feeds, rows };
}

async function refusalOf(codec: Codec, batch: RowBatch, row: number): Promise<AppError> {
  const refusal = await decodedOrRefusal(codec, [batch.inputOf(row)]);
  return isAppError(refusal) ? refusal : new AppError('invalid', 'The row does not fit the model.');
}
