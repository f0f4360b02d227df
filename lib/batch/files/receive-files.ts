import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { peek } from '#lib/batch/files/peek';
import { type NamedFile, zipFiles } from '#lib/batch/files/zip-files';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import { holdFile, releaseFile } from '#lib/inference/hold-file';
import { mediaTypeHeadBytes, mediaTypeOf } from '#lib/inference/media-type';
import { FileOnDisk } from '#lib/inference/sent-file';

/** What files of a form come to: one table of rows, or one archive with a file a row. */
export type BatchUpload = {
  kind: 'table' | 'files';
  /** What its sender says of its size and sum is to be believed: it is stored as it was sent. */
  isAsSent: boolean;
  content: Readable;
  name: string;
  /** Settles when the form has no more files; throws AppError('invalid') where it has and may not. */
  whole: Promise<void>;
};

const tableEndings = /\.(csv|tsv|jsonl|ndjson)$/i;

/**
 * Gives `use` the files of a form as one: a zip archive and a CSV or JSON lines file by itself as it is, any others
 * together as an archive. `folder` gives where a file may lie until it shows whether another comes after it.
 */
export async function receiveFiles<T>(
  files: AsyncIterableIterator<NamedFile>,
  folder: () => Promise<string>,
  use: (upload: BatchUpload) => Promise<T>,
): Promise<T> {
  const { value: first } = await files.next();
  const { head, whole: content } = await peek(first.content, mediaTypeHeadBytes);
  const type = mediaTypeOf(head.subarray(0, mediaTypeHeadBytes));
  const isArchive = type === 'application/zip' && /\.zip$/i.test(first.name);
  if (isArchive || tableEndings.test(first.name)) {
    const kind = isArchive ? 'files' : 'table';
    return use({ kind, isAsSent: true, content, name: first.name, whole: requireNoMore(files, isArchive) });
  }
  if (isMedia(type)) return use(archiveOf({ content, name: first.name }, files));
  return withHeld(content, folder, async (held) => {
    const second = await files.next();
    const again = { content: held(), name: first.name };
    if (second.done) return use({ kind: 'table', isAsSent: true, ...again, whole: Promise.resolve() });
    return use(archiveOf(again, inOrder(second.value, files)));
  });
}

function archiveOf(first: NamedFile, others: AsyncIterable<NamedFile>): BatchUpload {
  const all = inOrder(first, others);
  let count = 0;
  const counted = (async function* () {
    for await (const file of all) {
      count++;
      yield file;
    }
  })();
  const content = zipFiles(counted, env.MAX_FILE_BYTES);
  return {
    kind: 'files',
    isAsSent: false,
    content,
    get name() {
      return count === 1 ? first.name : `${count} files`;
    },
    whole: Promise.resolve(),
  };
}

async function* inOrder(first: NamedFile, others: AsyncIterable<NamedFile>): AsyncGenerator<NamedFile> {
  yield first;
  yield* others;
}

function requireNoMore(files: AsyncIterator<NamedFile>, isArchive: boolean): Promise<void> {
  const whole = files.next().then(({ done }) => {
    if (!done) throw notAlone(isArchive);
  });
  // It may fail while nobody waits for it.
  whole.catch(() => {});
  return whole;
}

const notAlone = (isArchive: boolean) =>
  new AppError(
    'invalid',
    isArchive
      ? 'The form has a .zip and another file. Send one .zip, or the files themselves.'
      : 'The form has a table of rows and another file. Send one CSV or JSON lines file, or files that are a row each.',
  );

/** Everything that is no table, whatever its name. */
const isMedia = (type: string) => /^(image|audio|video)\//.test(type) || type === 'application/x-npy';

async function withHeld<T>(
  content: Readable,
  folder: () => Promise<string>,
  use: (open: () => Readable) => Promise<T>,
): Promise<T> {
  const { content: held } = await holdFile(content, env.MAX_UPLOAD_BYTES, folder);
  try {
    return await use(() => (held instanceof FileOnDisk ? createReadStream(held.path) : Readable.from([held])));
  } finally {
    await releaseFile(held);
  }
}
