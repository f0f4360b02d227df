/** Bytes of a file, both ends among them, as `createReadStream` takes them. */
export type ByteRange = { start: number; end: number };

/**
 * The part of a file that a `Range` header asks for, as players do to jump in a recording; null is the whole, which
 * is also the answer to several parts at once, to a part past the end and to what cannot be read. Source: RFC 9110, 14.2.
 */
export function byteRange(header: string | undefined, sizeBytes: number): ByteRange | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return null;
  const isSuffix = first === '';
  const start = isSuffix ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const end = isSuffix || last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  return start <= end ? { start, end } : null;
}
