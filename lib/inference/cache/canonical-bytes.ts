import { hash } from 'node:crypto';
import { FileOnDisk } from '#lib/inference/sent-file';
import { TensorRow } from '#lib/inference/tensor-row';

/** What each value begins with; lengths follow, so that no two different values have the same bytes. */
const tag = { null: 0, false: 1, true: 2, number: 3, text: 4, list: 5, file: 6, tensor: 7, bytes: 8 } as const;

/** No tensor has as many dimensions; what is nested deeper could exhaust the stack. */
const MAX_DEPTH = 64;
const usualBytes = 64 * 1024;

/** Values written one after another; `bytes` is what was written, good until the next `start`. */
export type CanonicalBytes = {
  start(): void;
  /** False where no codec takes such a value: an object, nothing, a list nested too deep. */
  write(value: unknown): boolean;
  bytes(): Uint8Array;
};

/**
 * A writer of values as bytes, equal for equal values only: numbers by their 64 bits (-0 is not 0, infinity is not
 * null), texts by their UTF-16 units (neither normalised nor mended), files by their SHA-256, wherever they are held.
 */
export function canonicalBytes(): CanonicalBytes {
  let buffer = Buffer.allocUnsafeSlow(usualBytes);
  let view = new DataView(buffer.buffer);
  let used = 0;

  function room(bytes: number): void {
    if (used + bytes <= buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(2 * buffer.length, used + bytes));
    buffer.copy(larger, 0, 0, used);
    buffer = larger;
    view = new DataView(buffer.buffer);
  }

  /** The tag and a length, with room for as many bytes after them. */
  function head(kind: number, length: number, bytes = 0): void {
    room(5 + bytes);
    buffer[used] = kind;
    view.setUint32(used + 1, length, true);
    used += 5;
  }

  function writeText(text: string): void {
    head(tag.text, text.length, 2 * text.length);
    used += buffer.write(text, used, 'utf16le');
  }

  function writeBytes(kind: number, bytes: Uint8Array): void {
    head(kind, bytes.length, bytes.length);
    buffer.set(bytes, used);
    used += bytes.length;
  }

  function writeNumber(value: number): void {
    room(9);
    buffer[used] = tag.number;
    view.setFloat64(used + 1, value, true);
    used += 9;
  }

  function writeMark(kind: number): void {
    room(1);
    buffer[used++] = kind;
  }

  function writeList(list: readonly unknown[], depth: number): boolean {
    if (depth > MAX_DEPTH) return false;
    head(tag.list, list.length);
    for (let k = 0; k < list.length; k++) if (!write(list[k], depth + 1)) return false;
    return true;
  }

  function write(value: unknown, depth: number): boolean {
    if (typeof value === 'number') writeNumber(value);
    else if (typeof value === 'string') writeText(value);
    else if (Array.isArray(value)) return writeList(value, depth);
    else if (typeof value === 'boolean') writeMark(value ? tag.true : tag.false);
    else if (value === null) writeMark(tag.null);
    else if (value instanceof Uint8Array) writeBytes(tag.file, hash('sha256', value, 'buffer'));
    else if (value instanceof FileOnDisk) writeBytes(tag.file, Buffer.from(value.sha256, 'hex'));
    else if (value instanceof TensorRow) return writeTensor(value);
    else return false;
    return true;
  }

  /** An element type of tensors is a typed array's or that of texts; files are told from bytes by the tag around them. */
  function writeTensor({ type, dims, data }: TensorRow): boolean {
    writeMark(tag.tensor);
    writeText(type);
    writeList(dims, 0);
    if (Array.isArray(data)) return writeList(data, 0);
    writeBytes(tag.bytes, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    return true;
  }

  return {
    start() {
      used = 0;
      if (buffer.length <= 16 * usualBytes) return;
      buffer = Buffer.allocUnsafeSlow(usualBytes);
      view = new DataView(buffer.buffer);
    },
    write: (value) => write(value, 0),
    bytes: () => buffer.subarray(0, used),
  };
}
