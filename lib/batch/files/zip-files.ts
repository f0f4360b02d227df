import { type Readable, Transform } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { AppError } from '#lib/errors';

export type NamedFile = { content: Readable; name: string };

/** The same files make the same archive, whenever they come. */
const mtime = new Date(1980, 0, 1);

/**
 * Files as one zip archive, as they come, stored as they are: pictures, recordings and films are compressed already.
 * Names lose their folders and are made distinct. The stream fails with AppError('too-large') where one file has more
 * than `maxBytes`, and as a file's own stream does.
 */
export function zipFiles(files: AsyncIterable<NamedFile>, maxBytes: number): Readable {
  const zip = new ZipFile();
  // Typed as the interface that Node's streams had long ago.
  const archive = zip.outputStream as Readable;
  let current: Transform | null = null;
  zip.on('error', (error) => archive.destroy(error as Error));
  // Whoever reads it has gone away.
  archive.once('close', () => current?.destroy());
  const add = async () => {
    const nameOf = distinctNames();
    for await (const { content, name } of files) {
      // A form that broke off fails also the files in it that wait for their turn, long before anybody listens.
      if (content.errored) throw content.errored;
      const bounded = atMost(name, maxBytes);
      current = bounded;
      content.on('error', (error) => bounded.destroy(error));
      zip.addReadStream(content.pipe(bounded), nameOf(name), { compress: false, mtime });
      await finished(bounded);
    }
    zip.end();
  };
  add().catch((error: Error) => archive.destroy(error));
  return archive;
}

function atMost(name: string, maxBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes <= maxBytes) return done(null, chunk);
      done(
        new AppError(
          'too-large',
          `A file may have at most ${maxBytes.toLocaleString('en')} bytes; "${name}" has more.`,
          { exceeded: { unit: 'bytes', max: maxBytes } },
        ),
      );
    },
  });
}

/** `a.png`, then `a (2).png`. */
function distinctNames(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const plain = plainName(name);
    const dot = plain.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [plain.slice(0, dot), plain.slice(dot)] : [plain, ''];
    let distinct = plain;
    for (let n = 2; taken.has(distinct); n++) distinct = `${stem} (${n})${ending}`;
    taken.add(distinct);
    return distinct;
  };
}

function plainName(name: string): string {
  const last = name
    .toWellFormed()
    .split(/[\\/]/)
    .at(-1)!
    .replace(/\p{Cc}/gu, '')
    .slice(-200);
  return /^\.*$/.test(last) || /^[a-zA-Z]:/.test(last) ? `file ${last.replace(/[.:]/g, '')}`.trim() : last;
}
