/** A file as a row of a model that takes one: in memory, or on disk where it is large. */
export type SentFile = Uint8Array | FileOnDisk;

// Next bundles a copy of this module beside the server's own: a file of the one is to be known in the other.
const brand = Symbol.for('bellwether.file-on-disk');

/** A file that was sent, kept on disk while its call is answered. */
export class FileOnDisk {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  constructor({ path, sizeBytes, sha256 }: { path: string; sizeBytes: number; sha256: string }) {
    this.path = path;
    this.sizeBytes = sizeBytes;
    this.sha256 = sha256;
    Object.defineProperty(this, brand, { value: true });
  }

  /** No JSON can make what passes for one. */
  static [Symbol.hasInstance](value: unknown): value is FileOnDisk {
    return typeof value === 'object' && value !== null && brand in value;
  }
}
