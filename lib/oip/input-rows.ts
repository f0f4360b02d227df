import { AppError } from '#lib/errors';
import { TensorRow } from '#lib/inference/tensor-row';
import type { TensorData } from '#lib/inference/tensors';
import type { Elements, TextElements } from '#lib/oip/datatypes';
import { elementsOf } from '#lib/oip/elements';
import type { InputTensor } from '#lib/oip/infer-request';
import { inputPlaces, type Place } from '#lib/oip/input-places';
import type { Signature } from '#lib/oip/signature';
import type { Feature } from '#lib/registry/feature';

type Row = Record<string, unknown>;
type NumberElements = Exclude<Elements, TextElements>;

/**
 * The rows that tensors are to the version's codec: a tensor a feature, or the features of a graph input as the columns
 * of one. Throws AppError('invalid') for tensors that are not the model's, or not as it takes them; 413 past `mostRows`.
 */
export function inputRows(signature: Signature, tensors: readonly InputTensor[], mostRows: number): Row[] {
  const { places, rowCount } = inputPlaces(signature, tensors, mostRows);
  const rows = Array.from({ length: rowCount }, (): Row => ({}));
  tensors.forEach((tensor, index) => {
    write(tensor, places[index]!, rows);
  });
  return rows;
}

function write(tensor: InputTensor, { kind, features }: Place, rows: readonly Row[]): void {
  const elements = elementsOf(tensor);
  const feature = features[0]!;
  if (kind === 'feature' && feature.type === 'tensor') {
    writeTensors(tensor, elements, feature.name, rows);
    return;
  }
  const width = features.length;
  features.forEach((column, c) => {
    const read = elements.type === 'string' ? readText(tensor, column, elements) : readNumber(tensor, column, elements);
    for (let r = 0; r < rows.length; r++) rows[r]![column.name] = read(r * width + c, kind === 'matrix');
  });
}

const isFile = ({ type }: Feature) => type === 'image' || type === 'audio' || type === 'video';
const isText = ({ type }: Feature) => type === 'text' || type === 'category' || type === 'date';

/** Texts of features that take some, or files: as bytes, or in JSON as their base64. */
function readText(tensor: InputTensor, feature: Feature, elements: TextElements) {
  if (!isText(feature) && !isFile(feature)) throw notTaken(tensor, feature);
  return (index: number) => {
    const value = elements.at(index);
    return value instanceof Uint8Array && isText(feature) ? textOf(tensor, value) : value;
  };
}

/** Numbers of features that take some. NaN is a missing value, as null is in JSON; in a matrix all are coded as numbers. */
function readNumber(tensor: InputTensor, feature: Feature, { type, data }: NumberElements) {
  const isNumber = feature.type === 'number' || feature.type === 'integer';
  const valueAt = (index: number) => {
    const value = data[index]!;
    if (typeof value === 'number') return Number.isNaN(value) ? null : value;
    if (Number.isSafeInteger(Number(value))) return Number(value);
    throw refused(`The input "${tensor.name}" has ${value}, beyond the whole numbers that are exact (2^53).`);
  };
  return (index: number, isMatrix: boolean) => {
    if (isNumber && type !== 'bool') return valueAt(index);
    if (feature.type === 'boolean' && type === 'bool') return data[index] !== 0;
    const value = isMatrix ? valueAt(index) : undefined;
    if (value === null) return null;
    if (value !== undefined && feature.type === 'boolean' && (value === 0 || value === 1)) return value === 1;
    const category = feature.type === 'category' && value !== undefined ? feature.categories[value] : undefined;
    if (category !== undefined) return category;
    throw notTaken(tensor, feature);
  };
}

function writeTensors(tensor: InputTensor, elements: Elements, feature: string, rows: readonly Row[]): void {
  const dims = tensor.shape.slice(1);
  const { type } = elements;
  const data: TensorData =
    elements.type === 'string'
      ? Array.from({ length: elements.length }, (_, index) => asText(tensor, elements.at(index)))
      : elements.data;
  const size = data.length / rows.length;
  rows.forEach((row, r) => {
    const isWhole = rows.length === 1;
    const part = Array.isArray(data) ? data.slice(r * size, (r + 1) * size) : data.subarray(r * size, (r + 1) * size);
    row[feature] = new TensorRow(type, dims, isWhole ? data : part);
  });
}

function asText(tensor: InputTensor, value: string | Uint8Array | null): string {
  if (value === null) throw refused(`The input "${tensor.name}" must hold texts, has null.`);
  return typeof value === 'string' ? value : textOf(tensor, value);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf({ name }: InputTensor, bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw refused(`The input "${name}" has a text that is not UTF-8.`);
  }
}

function notTaken({ name, datatype }: InputTensor, feature: Feature): AppError {
  const takes = isText(feature) || isFile(feature) ? 'BYTES' : feature.type === 'boolean' ? 'BOOL' : 'numbers';
  const what = isFile(feature) ? `, ${feature.type} files` : '';
  return refused(`The input "${name}" has ${datatype}; "${feature.name}" takes ${takes}${what}.`);
}

const refused = (detail: string) => new AppError('invalid', detail);
