import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { ExportEntry } from '#lib/privacy/export/export-entries';

/** The entries as one zip archive, one after another as they come. The stream fails as an entry's own does. */
export function zipEntries(entries: AsyncIterable<ExportEntry>): Readable {
  const zip = new ZipFile();
  // Typed as the interface that Node's streams had long ago.
  const archive = zip.outputStream as Readable;
  let current: Readable | null = null;
  zip.on('error', (error) => archive.destroy(error as Error));
  // Whoever reads it has gone away.
  archive.once('close', () => current?.destroy());
  const add = async () => {
    for await (const { name, content, isCompressible } of entries) {
      current = content;
      zip.addReadStream(content, name, { compress: isCompressible });
      await finished(content);
    }
    zip.end();
  };
  add().catch((error: Error) => archive.destroy(error));
  return archive;
}
