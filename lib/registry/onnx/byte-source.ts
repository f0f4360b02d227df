/** Where a file's bytes come from: a browser's `File`, a file handle, memory. */
export type ByteSource = {
  readonly sizeBytes: number;
  /** The bytes from `offset`, `length` of them or as many as there are. */
  read(offset: number, length: number): Promise<Uint8Array>;
};

export const sourceOfBytes = (bytes: Uint8Array): ByteSource => ({
  sizeBytes: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
});

/** Reads a browser's `File` piece by piece, so that a file of gigabytes is never held in memory. */
export const sourceOfBlob = (blob: Blob): ByteSource => ({
  sizeBytes: blob.size,
  read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
});
