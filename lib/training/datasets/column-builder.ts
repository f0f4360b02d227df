import type { CsvBatch } from '#lib/csv/csv-format';
import { isMissing } from '#lib/csv/values/missing';
import type { ColumnSpec } from '#lib/training/datasets/dataset-schema';
import { ownCopy } from '#lib/training/datasets/values/own-copy';
import { valueParser } from '#lib/training/datasets/values/value-parser';
import type { TableColumn } from '#lib/training/table';

/** Collects one column of a table, batch by batch. */
export type ColumnBuilder = {
  /** `expectedRows` is how many the whole file may have, to make room for them at once. */
  add(batch: CsvBatch, index: number, expectedRows: number): void;
  column(): TableColumn;
  /** What was chosen while reading; null where nothing was. */
  note(): string | null;
};

/** A builder for the column; null for one that is ignored. */
export function columnBuilder(spec: ColumnSpec): ColumnBuilder | null {
  const { name, type } = spec;
  switch (type) {
    case 'ignore':
      return null;
    case 'text':
      return textBuilder(name);
    case 'category':
      return categoryBuilder(name);
    default:
      return valueBuilder({ ...spec, type });
  }
}

type ValueType = 'number' | 'integer' | 'boolean' | 'date';
const wanted: Record<ValueType, string> = {
  number: 'numbers',
  integer: 'whole numbers',
  boolean: 'booleans',
  date: 'dates',
};

function valueBuilder({ name, type, format }: ColumnSpec & { type: ValueType }): ColumnBuilder {
  const parse = valueParser({ type, format })!;
  let values = new Float64Array(0);
  let rows = 0;
  let unfit = 0;
  let firstUnfit: { line: number; text: string } | null = null;
  return {
    add(batch, index, expectedRows) {
      const end = rows + batch.rows.length;
      if (end > values.length) values = resized(values, Math.max(end, Math.ceil(expectedRows * 1.02)));
      for (const row of batch.rows) {
        const text = row[index]!.trim();
        const value = parse(text);
        if (Number.isNaN(value) && !isMissing(text)) {
          unfit++;
          firstUnfit ??= { line: batch.lines[rows - (end - batch.rows.length)]!, text: ownCopy(text.slice(0, 40)) };
        }
        values[rows++] = value;
      }
    },
    column: () => ({ name, type, values: resized(values, rows) }),
    note: () =>
      firstUnfit &&
      `${unfit.toLocaleString('en')} ${unfit === 1 ? 'value' : 'values'} of "${name}" are no ${wanted[type]} and count ` +
        `as missing; the first is "${firstUnfit.text}" on line ${firstUnfit.line}.`,
  };
}

function categoryBuilder(name: string): ColumnBuilder {
  const codeOf = new Map<string, number>();
  let codes = new Int32Array(0);
  let rows = 0;
  return {
    add(batch, index, expectedRows) {
      const end = rows + batch.rows.length;
      if (end > codes.length) codes = resized(codes, Math.max(end, Math.ceil(expectedRows * 1.02)));
      for (const row of batch.rows) {
        const text = row[index]!.trim();
        let code = codeOf.get(text);
        if (code === undefined) {
          code = isMissing(text) ? -1 : codeOf.size;
          if (code >= 0) codeOf.set(ownCopy(text), code);
        }
        codes[rows++] = code;
      }
    },
    column() {
      const { categories, newCode } = inOrder([...codeOf.keys()]);
      const own = resized(codes, rows);
      for (let row = 0; row < rows; row++) if (own[row]! >= 0) own[row] = newCode[own[row]!]!;
      return { name, type: 'category', codes: own, categories };
    },
    note: () => null,
  };
}

/** Categories in an order that does not depend on that of the rows: by value where all are numbers. */
function inOrder(found: readonly string[]): { categories: string[]; newCode: Int32Array } {
  const areNumbers = found.every((text) => text.trim() !== '' && Number.isFinite(Number(text)));
  const compare = (a: string, b: string) => (areNumbers ? Number(a) - Number(b) : 0) || (a < b ? -1 : a > b ? 1 : 0);
  const order = found.map((_, code) => code).sort((a, b) => compare(found[a]!, found[b]!));
  const newCode = new Int32Array(found.length);
  order.forEach((code, position) => {
    newCode[code] = position;
  });
  return { categories: order.map((code) => found[code]!), newCode };
}

function textBuilder(name: string): ColumnBuilder {
  const texts: string[] = [];
  return {
    add(batch, index) {
      for (const row of batch.rows) {
        const text = row[index]!.trim();
        texts.push(isMissing(text) ? '' : ownCopy(text));
      }
    },
    column: () => ({ name, type: 'text', texts }),
    note: () => null,
  };
}

/** The same values with room for `length`, without a second copy in memory where the system can help it. */
function resized<A extends Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer>>(array: A, length: number): A {
  if (array.length === length) return array;
  const Kind = array.constructor as new (buffer: ArrayBuffer) => A;
  return new Kind(array.buffer.transfer(length * array.BYTES_PER_ELEMENT));
}
