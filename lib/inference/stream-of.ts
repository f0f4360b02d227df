import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { FileOnDisk, type SentFile } from '#lib/inference/sent-file';

/** A file that was sent as a stream, wherever it is held. */
export const streamOf = (content: SentFile): Readable =>
  content instanceof FileOnDisk ? createReadStream(content.path) : Readable.from([content]);
