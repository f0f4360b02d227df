import { numbersIn } from '#lib/inference/tensors';
import { type Datatype, datatypes, type Elements } from '#lib/oip/datatypes';

const LENGTH_BYTES = 4;

/**
 * `count` elements of a binary tensor: little-endian, row-major, without padding; of BYTES each after its length as
 * 32 bits without sign. Gives what is wrong as a text to stand after the tensor's name.
 */
export function binaryElements(bytes: Uint8Array, datatype: Datatype, count: number): Elements | string {
  const { type, sizeBytes } = datatypes[datatype];
  if (sizeBytes === null) return lengthPrefixed(bytes, count);
  if (count * sizeBytes !== bytes.length) {
    return `takes ${count * sizeBytes} bytes in binary, has ${bytes.length}`;
  }
  if (datatype === 'BOOL' && bytes.some((byte) => byte > 1)) return 'must hold 0 and 1 only';
  // A copy of its own: typed arrays need their elements at a multiple of their size.
  const { buffer } = new Uint8Array(bytes);
  if (datatype === 'FP16') return { type, data: new Float32Array(new Float16Array(buffer)) };
  if (datatype === 'BF16') return { type, data: fromBfloat16(new Uint16Array(buffer)) };
  return { type, data: numbersIn(type, buffer) };
}

/** The bytes of each element of a BYTES tensor. */
function lengthPrefixed(bytes: Uint8Array, count: number): Elements | string {
  // Each has its length at least: of fewer bytes nothing has to be set aside.
  if (count * LENGTH_BYTES > bytes.length) return `takes ${count} lengths of 4 bytes, has ${bytes.length} bytes in all`;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  // Not the elements themselves: millions of empty ones would take far more memory than was sent.
  const starts = new Uint32Array(count);
  let offset = 0;
  for (let index = 0; index < count; index++) {
    if (offset + LENGTH_BYTES > bytes.length) return `ends before the length of element ${index}`;
    const length = view.getUint32(offset, true);
    offset += LENGTH_BYTES;
    if (length > bytes.length - offset) {
      return `says that element ${index} has ${length} bytes, ${bytes.length - offset} are left`;
    }
    starts[index] = offset;
    offset += length;
  }
  if (offset < bytes.length) return `has ${bytes.length - offset} bytes after its last element`;
  const lengthAt = (start: number) => view.getUint32(start - LENGTH_BYTES, true);
  const at = (index: number) => bytes.subarray(starts[index]!, starts[index]! + lengthAt(starts[index]!));
  return { type: 'string', length: count, at };
}

/** A bfloat16 is the upper half of a float32. */
function fromBfloat16(halves: Uint16Array): Float32Array<ArrayBuffer> {
  const data = new Float32Array(halves.length);
  const bits = new Uint32Array(data.buffer);
  for (let index = 0; index < halves.length; index++) bits[index] = halves[index]! << 16;
  return data;
}
