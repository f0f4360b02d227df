/** A file as a row of a model that takes one: in memory, or on disk where it is large. */
export type SentFile = Uint8Array | FileOnDisk;

/** A file that was sent, kept on disk while its call is answered. */
export class FileOnDisk {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  constructor({ path, sizeBytes, sha256 }: { path: string; sizeBytes: number; sha256: string }) {
    this.path = path;
    this.sizeBytes = sizeBytes;
    this.sha256 = sha256;
  }
}
