/** The few parts of the protobuf wire format that editing a graph needs to write. */

export const textField = (field: number, value: string) => messageField(field, [new TextEncoder().encode(value)]);

export const numberField = (field: number, value: number) => new Uint8Array([...varint(field * 8), ...varint(value)]);

export function messageField(field: number, parts: readonly Uint8Array[]): Uint8Array {
  const content = joinBytes(parts);
  return joinBytes([lengthHeader(field, content.length), content]);
}

/** What stands before the content of a length-delimited field. */
export const lengthHeader = (field: number, length: number) =>
  new Uint8Array([...varint(field * 8 + 2), ...varint(length)]);

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}
