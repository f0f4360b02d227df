import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import yazl from 'yazl';
import { readArchive } from '#components/versions/read-archive.ts';

async function archive(
  files: Record<string, { content: string; compress: boolean }>,
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new yazl.ZipFile();
  for (const [name, { content, compress }] of Object.entries(files))
    zip.addBuffer(Buffer.from(content), name, { compress });
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}

test('files come out of an archive as they went in, packed or stored', async () => {
  const manifest = '{"task":"classification"}'.repeat(400);
  const bytes = await archive({
    'iris/model.onnx': { content: 'graph', compress: false },
    'iris/model.json': { content: manifest, compress: true },
  });
  const entries = await readArchive(new Blob([bytes]));
  expect(entries?.map(({ name }) => name)).toEqual(['iris/model.onnx', 'iris/model.json']);
  const [graph, json] = await Promise.all(entries!.map(async (entry) => (await entry.open()).text()));
  expect(graph).toBe('graph');
  expect(json).toBe(manifest);
  expect(entries![1]!.sizeBytes).toBe(manifest.length);
});

test('an archive that is cut short is told from a whole one', async () => {
  const bytes = await archive({ 'model.onnx': { content: 'x'.repeat(5000), compress: false } });
  expect(await readArchive(new Blob([bytes.slice(0, 3000)]))).toBeNull();
  expect(await readArchive(new Blob([]))).toBeNull();
});
