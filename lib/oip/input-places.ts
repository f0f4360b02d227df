import { AppError } from '#lib/errors';
import { isScalar } from '#lib/inference/codecs/scalar';
import type { InputTensor } from '#lib/oip/infer-request';
import type { InputSpec, Matrix, Signature } from '#lib/oip/signature';
import type { Feature } from '#lib/registry/feature';

/** Which features a tensor brings: one, or as its columns those of a graph input. */
export type Place = { kind: 'feature' | 'matrix'; features: readonly Feature[] };

/**
 * Finds the features that tensors bring, and the rows they all have. Throws AppError('invalid') for a tensor that is not
 * the model's, comes twice, is missing, or has another shape; 413 past `mostRows`.
 */
export function inputPlaces(
  signature: Signature,
  tensors: readonly InputTensor[],
  mostRows: number,
): { places: Place[]; rowCount: number } {
  const places = tensors.map((tensor) => placeOf(signature, tensor, tensors.length === 1));
  const given = givenOnce(places);
  const rowCount = sameRowCount(tensors);
  if (rowCount > mostRows) throw tooManyRows(rowCount, mostRows);
  requireAll(signature, given);
  return { places, rowCount };
}

function placeOf({ inputs, matrices }: Signature, tensor: InputTensor, isAlone: boolean): Place {
  const { name, shape } = tensor;
  const input = inputs.get(name);
  if (input) {
    requireShape(tensor, input);
    return { kind: 'feature', features: [input.feature] };
  }
  const matrix = matrices.get(name) ?? (isAlone ? unnamedMatrix(inputs, tensor) : undefined);
  if (!matrix) throw refused(`The model has no input "${name}"; ${namesOf(inputs, matrices)}.`);
  const columns = matrix.columns.length;
  if (!(shape.length === 2 && shape[1] === columns) && !(shape.length === 1 && columns === 1)) {
    throw refused(`The input "${name}" must have the shape [-1,${columns}], has [${shape}].`);
  }
  return { kind: 'matrix', features: matrix.columns };
}

/** Servers of tabular models take the one matrix under any name, its columns in the order of the features. */
function unnamedMatrix(inputs: Signature['inputs'], { name, shape }: InputTensor): Matrix | undefined {
  const columns = [...inputs.values()].map(({ feature }) => feature);
  const fits = shape.length === 2 && shape[1] === columns.length && columns.length > 1;
  return fits && columns.every(isScalar) ? { name, columns } : undefined;
}

function requireShape({ name, shape }: InputTensor, { shape: wanted, feature }: InputSpec): void {
  const isColumn = feature.type !== 'tensor' && shape.length === 2 && shape[1] === 1;
  const fits = shape.length === wanted.length && shape.every((length, d) => wanted[d] === -1 || wanted[d] === length);
  if (!isColumn && !fits) throw refused(`The input "${name}" must have the shape [${wanted}], has [${shape}].`);
}

/** The names of the features that are given; throws where one is twice. */
function givenOnce(places: readonly Place[]): Set<string> {
  const given = new Set<string>();
  for (const { features } of places) {
    for (const { name } of features) {
      if (given.has(name)) throw refused(`The input "${name}" is there twice.`);
      given.add(name);
    }
  }
  return given;
}

function sameRowCount(tensors: readonly InputTensor[]): number {
  const [first, ...others] = tensors;
  const rowCount = first!.shape[0]!;
  const other = others.find(({ shape }) => shape[0] !== rowCount);
  if (other) {
    throw refused(
      `All inputs must have as many rows, along their first dimension: "${first!.name}" has ${rowCount}, "${other.name}" has ${other.shape[0]}.`,
    );
  }
  if (rowCount === 0) throw refused(`The input "${first!.name}" has no rows: send at least one.`);
  return rowCount;
}

function requireAll({ required, inputs, matrices }: Signature, given: ReadonlySet<string>): void {
  const missing = required.find((name) => !given.has(name));
  if (missing !== undefined) throw refused(`The input "${missing}" is missing; ${namesOf(inputs, matrices)}.`);
}

function namesOf(inputs: Signature['inputs'], matrices: Signature['matrices']): string {
  const names = [...inputs.keys()];
  const shown = names.slice(0, 20).map((name) => `"${name}"`);
  const matrix = [...matrices.values()].find(({ columns }) => columns.length > 1);
  const whole = matrix ? `, or of one tensor "${matrix.name}" with ${matrix.columns.length} columns` : '';
  return `it has the inputs ${shown.join(', ')}${names.length > shown.length ? ', …' : ''}${whole}`;
}

const tooManyRows = (rows: number, most: number) =>
  new AppError('too-large', `A call may have at most ${most} rows, this has ${rows}. Send them in parts.`, {
    exceeded: { unit: 'rows', max: most, actual: rows },
  });

const refused = (detail: string) => new AppError('invalid', detail);
