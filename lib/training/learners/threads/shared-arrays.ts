/** Arrays that every thread sees. */
export const sharedBytes = (length: number) => new Uint8Array(new SharedArrayBuffer(length));
export const sharedInts = (length: number) => new Int32Array(new SharedArrayBuffer(length * 4));
export const sharedFloats = (length: number) => new Float32Array(new SharedArrayBuffer(length * 4));
export const sharedDoubles = (length: number) => new Float64Array(new SharedArrayBuffer(length * 8));

/** The column itself where every thread sees it already, else a copy that they do. */
export function sharedColumn(column: Float32Array): Float32Array {
  if (column.buffer instanceof SharedArrayBuffer) return column;
  const shared = sharedFloats(column.length);
  shared.set(column);
  return shared;
}
