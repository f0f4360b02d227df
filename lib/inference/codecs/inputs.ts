import { AppError, type FieldError } from '#lib/errors';
import { readImage } from '#lib/inference/codecs/image';
import { nestedReader } from '#lib/inference/codecs/nested';
import { isScalar, scalarReader } from '#lib/inference/codecs/scalar';
import type { Assets } from '#lib/inference/compile-codec';
import type { RowNote } from '#lib/inference/row-note';
import { emptyData, isTensorType, type PlainTensor, type Tensors, type TensorType } from '#lib/inference/tensors';
import { escapePointer } from '#lib/json-pointer';
import type { Binding } from '#lib/registry/bind-manifest';
import type { Feature } from '#lib/registry/feature';
import type { Manifest } from '#lib/registry/manifest';

/** A call with more than this wrong is told of these only, and the rest of it is not looked at. */
export const MAX_ERRORS = 50;
/** What one call's pictures may take as a tensor. */
const MAX_PICTURE_BYTES = 512 * 1024 * 1024;

type Row = Record<string, unknown>;
type PointerOf = (row: number) => string;

type BoundInput = Binding['inputs'][number];

/** Where a writer puts what does not fit, and what answering a row takes of its input. */
export type Found = { errors: FieldError[]; notes: (RowNote | undefined)[] };

/** Writes the rows' features into the tensors of the graph inputs they feed. */
export type InputWriter = (rows: readonly Row[], pointerOf: PointerOf, found: Found) => Tensors | Promise<Tensors>;

type WriteTensor = (
  rows: readonly Row[],
  pointerOf: PointerOf,
  errors: FieldError[],
  notes: Found['notes'],
) => PlainTensor | Promise<PlainTensor>;

/** The writers of a version's graph inputs, but for those that no feature feeds. */
export function compileInputs(manifest: Manifest, binding: Binding, _assets: Assets): InputWriter[] {
  return binding.inputs
    .filter(({ source }) => source === undefined)
    .map((input) => {
      const write = compileInput(manifest, input);
      return (rows, pointerOf, { errors, notes }) => {
        const written = write(rows, pointerOf, errors, notes);
        return written instanceof Promise
          ? written.then((tensor) => ({ [input.name]: tensor }))
          : { [input.name]: written };
      };
    });
}

function compileInput(manifest: Manifest, input: BoundInput): WriteTensor {
  const { name, elementType, shape } = input;
  if (!isTensorType(elementType)) {
    throw new AppError('invalid', `The graph input "${name}" takes ${elementType} values, which are not supported.`);
  }
  const bound = input.features.map(({ feature, column }) => ({ feature: manifest.features[feature]!, column }));
  const only = bound[0]!.feature;
  if (only.type === 'image') return imageWriter(only, shape);
  if (only.type === 'tensor') return tensorWriter(only, elementType, shape);
  return scalarWriter(bound, elementType, shape);
}

function scalarWriter(
  bound: readonly { feature: Feature; column: number | null }[],
  elementType: TensorType,
  shape: readonly (number | null)[],
): WriteTensor {
  const columns = bound.map(({ feature, column }) => {
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
  return (rows, pointerOf, errors) => {
    const data = emptyData(elementType, rows.length * width);
    for (let r = 0; r < rows.length && errors.length < MAX_ERRORS; r++) {
      const row = rows[r]!;
      for (const { name, fallback, column, read } of columns) {
        const element = read(Object.hasOwn(row, name) ? row[name] : fallback);
        if (typeof element === 'object') {
          errors.push({ pointer: `${pointerOf(r)}/${escapePointer(name)}`, detail: element.error });
        } else {
          // The reader was compiled for this element type, which the compiler cannot see.
          (data as (typeof element)[])[r * width + column] = element;
        }
      }
    }
    return { type: elementType, dims: shape.length === 1 ? [rows.length] : [rows.length, width], data };
  };
}

function imageWriter(feature: Extract<Feature, { type: 'image' }>, shape: readonly (number | null)[]): WriteTensor {
  const { width, height, channels, layout } = feature;
  const pictureDims = layout === 'NCHW' ? [channels, height, width] : [height, width, channels];
  const size = width * height * channels;
  const rowDims = shape.length === 3 ? [height, width] : shape.length === 2 ? [size] : pictureDims;
  return async (rows, pointerOf, errors) => {
    const mostRows = Math.max(1, Math.floor(MAX_PICTURE_BYTES / (4 * size)));
    if (rows.length > mostRows)
      throw new AppError('too-large', `A call may have at most ${mostRows} of these pictures.`);
    const data = new Float32Array(rows.length * size);
    // One after another: a hundred pictures decoded at once would hold a hundred bitmaps.
    for (let r = 0; r < rows.length && errors.length < MAX_ERRORS; r++) {
      const values = await readImage(feature, rows[r]![feature.name]);
      if (values instanceof Float32Array) data.set(values, r * size);
      else errors.push({ pointer: `${pointerOf(r)}/${escapePointer(feature.name)}`, detail: values.error });
    }
    return { type: 'float32', dims: [rows.length, ...rowDims], data };
  };
}

function tensorWriter(
  feature: Extract<Feature, { type: 'tensor' }>,
  elementType: TensorType,
  shape: readonly (number | null)[],
): WriteTensor {
  const read = nestedReader(shape.slice(1), elementType);
  return (rows, pointerOf, errors) => {
    let dims: number[] | undefined;
    const values: (number | bigint | string)[] = [];
    for (let r = 0; r < rows.length && errors.length < MAX_ERRORS; r++) {
      const found = read(rows[r]![feature.name]);
      const refuse = (detail: string) =>
        errors.push({ pointer: `${pointerOf(r)}/${escapePointer(feature.name)}`, detail });
      if ('error' in found) {
        refuse(found.error);
      } else if (dims && found.dims.some((length, d) => length !== dims![d])) {
        refuse(`must have the shape of the first row, [${dims}], has [${found.dims}]`);
      } else {
        dims = found.dims;
        for (const value of found.values) values.push(value);
      }
    }
    const data = emptyData(elementType, values.length);
    values.forEach((value, index) => {
      (data as (typeof value)[])[index] = value;
    });
    return { type: elementType, dims: [rows.length, ...(dims ?? [])], data };
  };
}
