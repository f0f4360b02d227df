import { AppError, type FieldError } from '#lib/errors';
import type { RowNote } from '#lib/inference/row-note';
import { isTensorType, type Tensors, type TensorType } from '#lib/inference/tensors';
import { escapePointer } from '#lib/json-pointer';
import type { Binding } from '#lib/registry/bind-manifest';

/** A call with more than this wrong is told of these only, and the rest of it is not looked at. */
export const MAX_ERRORS = 50;

export type Row = Record<string, unknown>;
export type PointerOf = (row: number) => string;
export type BoundInput = Binding['inputs'][number];

/** Where a writer puts what does not fit, and, by row, what answering it takes of its input. */
export type Found = { errors: FieldError[]; notes: (RowNote | undefined)[] };

/** Writes the rows' features into the tensors of the graph inputs they feed. */
export type InputWriter = (rows: readonly Row[], pointerOf: PointerOf, found: Found) => Tensors | Promise<Tensors>;

/** Adds what is wrong with a feature of a row. */
export function refuse({ errors }: Found, pointer: string, feature: string, detail: string): void {
  errors.push({ pointer: `${pointer}/${escapePointer(feature)}`, detail });
}

/** Throws AppError('invalid') where the graph input takes values of a type that is not served. */
export function tensorTypeOf({ name, elementType }: BoundInput): TensorType {
  if (isTensorType(elementType)) return elementType;
  throw new AppError('invalid', `The graph input "${name}" takes ${elementType} values, which are not supported.`);
}
