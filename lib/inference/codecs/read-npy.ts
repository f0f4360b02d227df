import type { TensorData, TensorType } from '#lib/inference/tensors';

/** An array as it stands in the file, its numbers row by row. */
export type NpyArray = { type: TensorType; dims: number[]; data: NpyData };
export type NpyData = Exclude<TensorData, string[]>;

const magic = '\x93NUMPY';

type NumberType = { type: TensorType; bytes: number; read(buffer: ArrayBuffer): NpyData };
const types: Record<string, NumberType> = {
  f4: { type: 'float32', bytes: 4, read: (buffer) => new Float32Array(buffer) },
  f8: { type: 'float64', bytes: 8, read: (buffer) => new Float64Array(buffer) },
  i8: { type: 'int64', bytes: 8, read: (buffer) => new BigInt64Array(buffer) },
  u8: { type: 'uint64', bytes: 8, read: (buffer) => new BigUint64Array(buffer) },
  i4: { type: 'int32', bytes: 4, read: (buffer) => new Int32Array(buffer) },
  u4: { type: 'uint32', bytes: 4, read: (buffer) => new Uint32Array(buffer) },
  i2: { type: 'int16', bytes: 2, read: (buffer) => new Int16Array(buffer) },
  u2: { type: 'uint16', bytes: 2, read: (buffer) => new Uint16Array(buffer) },
  i1: { type: 'int8', bytes: 1, read: (buffer) => new Int8Array(buffer) },
  u1: { type: 'uint8', bytes: 1, read: (buffer) => new Uint8Array(buffer) },
  b1: { type: 'bool', bytes: 1, read: (buffer) => new Uint8Array(buffer) },
};

/**
 * Reads a NumPy file (format versions 1 to 3, numpy.lib.format): an array of little-endian numbers or booleans in C
 * order. Gives what is wrong with any other, as a text to stand after its pointer: "must be …".
 */
export function readNpy(bytes: Uint8Array): NpyArray | { error: string } {
  const header = readHeader(bytes);
  if ('error' in header) return header;
  const { text, dataStart } = header;
  const descr = /'descr':\s*'([^']*)'/.exec(text)?.[1];
  const shape = /'shape':\s*\(([^)]*)\)/.exec(text)?.[1];
  const order = /'fortran_order':\s*(True|False)/.exec(text)?.[1];
  if (shape === undefined || order === undefined) return damaged('its header says no shape');
  if (descr === undefined) return { error: 'must be an array of plain numbers, has a structured type' };
  const numbers = /^[<|=]/.test(descr) ? types[descr.slice(1)] : undefined;
  if (!numbers) return { error: refusedType(descr) };
  const dims = shape
    .split(',')
    .filter((length) => length.trim() !== '')
    .map(Number);
  if (dims.some((length) => !Number.isSafeInteger(length) || length < 0)) return damaged('its shape is none');
  if (order === 'True' && dims.length > 1) {
    return { error: 'must be in C order, is in Fortran order: save it with numpy.ascontiguousarray' };
  }
  const count = dims.reduce((product, length) => product * length, 1);
  const has = bytes.length - dataStart;
  if (count * numbers.bytes !== has) {
    return damaged(`[${dims}] of ${descr} takes ${count * numbers.bytes} bytes, it has ${has}`);
  }
  // A copy of its own: typed arrays need their numbers at a multiple of their size.
  const own = new Uint8Array(has);
  own.set(bytes.subarray(dataStart));
  return { type: numbers.type, dims, data: numbers.read(own.buffer) };
}

function readHeader(bytes: Uint8Array): { text: string; dataStart: number } | { error: string } {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (start.toString('latin1', 0, 6) !== magic)
    return { error: 'must be a NumPy file (.npy), as numpy.save writes it' };
  const major = start[6];
  if (major !== 1 && major !== 2 && major !== 3) return damaged(`its format version ${major} is none from 1 to 3`);
  const textStart = major === 1 ? 10 : 12;
  if (start.length < textStart) return damaged('it ends in its header');
  const length = major === 1 ? start.readUInt16LE(8) : start.readUInt32LE(8);
  if (textStart + length > start.length || length > 65_536) return damaged('it ends in its header');
  return { text: start.toString('utf8', textStart, textStart + length), dataStart: textStart + length };
}

function refusedType(descr: string): string {
  const saved = 'save it with array.astype("float32")';
  if (descr.startsWith('>')) return `must hold little-endian numbers, has "${descr}": ${saved}`;
  if (/O/.test(descr)) return `must hold numbers, has Python objects: pickles run code and are never opened; ${saved}`;
  return `must hold numbers, has "${descr}": ${saved}`;
}

const damaged = (how: string) => ({ error: `must be a NumPy file (.npy), is damaged: ${how}` });
