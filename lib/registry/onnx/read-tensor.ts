import { requireMessage, type WireField, type WireReader } from '#lib/registry/onnx/wire-reader';

export type TensorSummary = {
  name: string;
  /** Its values, where it is a short list of strings or integers. */
  labels: string[] | undefined;
  /** The file its values are in, where they are not in the graph. */
  externalFile: string | undefined;
};

const mostDimensions = 64;
const mostValues = 1024;
const [int32, int64, string] = [6, 7, 8];

/** What a TensorProto says about itself; its values are skipped, but for short lists. */
export async function readTensor(reader: WireReader, place: WireField): Promise<TensorSummary> {
  reader.count();
  let name = '';
  let type = 0;
  let external = false;
  let location = '';
  const dimensions: number[] = [];
  const numbers: number[] = [];
  const texts: string[] = [];
  let raw: WireField | undefined;
  const few = (handle: (field: WireField) => void | Promise<void>) => (field: WireField) =>
    field.to - field.from <= 4096 && texts.length < mostValues ? handle(field) : undefined;
  await reader.walk(place.from, place.to, {
    1: (field) => reader.integers(field, dimensions, mostDimensions),
    2: (field) => {
      type = field.value;
    },
    5: few((field) => reader.integers(field, numbers, mostValues)),
    6: few(async (field) => {
      texts.push(await reader.text(field));
    }),
    7: few((field) => reader.integers(field, numbers, mostValues)),
    8: async (field) => {
      name = await reader.text(field);
    },
    9: (field) => {
      raw = field;
    },
    13: async (field) => {
      const { key, value } = await readEntry(reader, requireMessage(field));
      if (key === 'location') location = value;
    },
    14: (field) => {
      external ||= field.value === 1;
    },
  });
  const externalFile = external || location !== '' ? location || '(a file without a name)' : undefined;
  const isList = dimensions.length === 1 && dimensions[0]! > 0 && dimensions[0]! <= mostValues;
  if (!isList) return { name, labels: undefined, externalFile };
  if (raw && (type === int32 || type === int64)) numbers.push(...(await rawIntegers(reader, raw, type === int64)));
  const values = type === string ? texts : type === int32 || type === int64 ? numbers.map(String) : [];
  return { name, labels: values.length === dimensions[0] ? values : undefined, externalFile };
}

async function rawIntegers(reader: WireReader, raw: WireField, wide: boolean): Promise<number[]> {
  const width = wide ? 8 : 4;
  if (raw.to - raw.from > mostValues * width) return [];
  const bytes = await reader.bytes(raw.from, raw.to);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: Math.floor(bytes.length / width) }, (_, index) =>
    wide ? Number(view.getBigInt64(index * width, true)) : view.getInt32(index * width, true),
  );
}

/** The two tensors a SparseTensorProto is made of: values, which carry its name, and indices. */
export async function readSparseTensor(reader: WireReader, place: WireField): Promise<TensorSummary[]> {
  const parts: TensorSummary[] = [];
  const part = async (field: WireField) => {
    parts.push(await readTensor(reader, requireMessage(field)));
  };
  await reader.walk(place.from, place.to, { 1: part, 2: part });
  return parts;
}

async function readEntry(reader: WireReader, place: WireField): Promise<{ key: string; value: string }> {
  const entry = { key: '', value: '' };
  await reader.walk(place.from, place.to, {
    1: async (field) => {
      entry.key = await reader.text(field);
    },
    2: async (field) => {
      entry.value = await reader.text(field);
    },
  });
  return entry;
}
