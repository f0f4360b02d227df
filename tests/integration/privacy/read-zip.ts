import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { fromBuffer, type ZipFile } from 'yauzl';

/** The files of an archive, by name. */
export async function readZip(bytes: Buffer): Promise<Record<string, string>> {
  const zip = await promisify<Buffer, { lazyEntries: boolean }, ZipFile>(fromBuffer as never)(bytes, {
    lazyEntries: true,
  });
  const files: Record<string, string> = {};
  const done = Promise.withResolvers<void>();
  zip.on('entry', (entry) =>
    zip.openReadStream(entry, async (error, stream) => {
      if (error) return done.reject(error);
      files[entry.fileName] = (await buffer(stream)).toString('utf8');
      zip.readEntry();
    }),
  );
  zip.on('end', () => done.resolve());
  zip.on('error', done.reject);
  zip.readEntry();
  await done.promise;
  return files;
}
