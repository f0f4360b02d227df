import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contest } from '../inputs.ts';
import { publishModel, startProduct } from '../product.ts';
import { startPeer } from './peer.ts';

const slug = 'opinions';

/** Texts of 10 to 90 words, each call another one, through WordPiece and a small BERT: one a call, and 16 a call. */
export async function start(python: string): Promise<Contest> {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-bench-'));
  execFileSync(python, [new URL('../peers/make_text_model.py', import.meta.url).pathname, folder], {
    stdio: 'inherit',
  });
  const product = await startProduct();
  await publishModel(product, { slug, path: join(folder, 'classifier.zip') });
  const peer = await startPeer('text_onnxruntime', python, { MODEL_FOLDER: folder });
  const servers = [
    {
      name: 'Bellwether /api/predict',
      url: `${product.origin}/api/predict`,
      headers: product.headers,
      stop: product.stop,
    },
    { name: 'FastAPI + tokenizers + onnxruntime', url: `${peer.origin}/api/predict`, headers: {}, stop: peer.stop },
  ];
  const texts: string[] = JSON.parse(readFileSync(join(folder, 'texts.json'), 'utf8'));
  const rows = texts.map((text) => ({ text }));
  const single = rows.map((input) => ({ model: slug, input }));
  const many = rows.map((_, index) => ({
    model: slug,
    inputs: Array.from({ length: 16 }, (_, offset) => rows[(index + offset * 37) % rows.length]),
  }));
  const contestantsOf = (bodies: unknown[]) => servers.map((server) => ({ ...server, body: bodies[0], bodies }));
  return {
    inputs: [
      { name: 'one text a call', contestants: contestantsOf(single) },
      { name: '16 texts a call', contestants: contestantsOf(many) },
    ],
    async stop() {
      for (const server of servers) await server.stop();
    },
  };
}
