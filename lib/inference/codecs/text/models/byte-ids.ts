/** A text's UTF-8 bytes as pieces such as "<0xE4>"; null where the vocabulary lacks one. */
export function byteIdsOf(text: string, idOf: ReadonlyMap<string, number>): number[] | null {
  const ids: number[] = [];
  for (const byte of Buffer.from(text)) {
    const id = idOf.get(`<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`);
    if (id === undefined) return null;
    ids.push(id);
  }
  return ids;
}
