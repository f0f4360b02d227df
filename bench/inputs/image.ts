import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contest } from '../inputs.ts';
import { publishModel, startProduct } from '../product.ts';
import { formOf } from './form-of.ts';
import { startPeer } from './peer.ts';

const slug = 'photographs';
const manifest = {
  task: 'image-classification',
  features: [
    {
      name: 'image',
      type: 'image',
      width: 224,
      height: 224,
      channels: 3,
      fit: 'crop',
      shortestEdge: 256,
      resample: 'bilinear',
      mean: [0.485, 0.456, 0.406],
      std: [0.229, 0.224, 0.225],
    },
  ],
  labels: Array.from({ length: 10 }, (_, index) => `label ${index}`),
};

/** A photograph of 640 × 480 through a small convolutional network, sent as a form and as base64 in JSON. */
export async function start(python: string): Promise<Contest> {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-bench-'));
  execFileSync(python, [new URL('../peers/make_image_model.py', import.meta.url).pathname, folder], {
    stdio: 'inherit',
  });
  const photo = readFileSync(join(folder, 'photo.jpg'));
  const product = await startProduct();
  await publishModel(product, { slug, path: join(folder, 'classifier.onnx'), manifest });
  const peer = await startPeer('image_onnxruntime', python, { MODEL_FOLDER: folder });
  const form = formOf({ model: slug }, { name: 'photo.jpg', type: 'image/jpeg', bytes: photo });
  const json = { body: { model: slug, input: { image: photo.toString('base64') } } };
  const servers = [
    {
      name: 'Bellwether /api/predict',
      url: `${product.origin}/api/predict`,
      headers: product.headers,
      stop: product.stop,
    },
    { name: 'FastAPI + Pillow + onnxruntime', url: `${peer.origin}/api/predict`, headers: {}, stop: peer.stop },
  ];
  const asked = (call: { body: unknown; headers?: Record<string, string> }) =>
    servers.map((server) => ({ ...server, ...call, headers: { ...server.headers, ...call.headers } }));
  return {
    inputs: [
      { name: `form, ${Math.round(photo.length / 1000)} kB`, contestants: asked(form) },
      { name: 'base64 in JSON', contestants: asked(json) },
    ],
    async stop() {
      for (const server of servers) await server.stop();
    },
  };
}
