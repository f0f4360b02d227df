import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contest } from '../inputs.ts';
import { publishModel, startProduct } from '../product.ts';
import { formOf } from './form-of.ts';
import { startPeer } from './peer.ts';

const slug = 'sounds';
const manifest = {
  task: 'audio-classification',
  features: [
    {
      name: 'sound',
      type: 'audio',
      sampleRate: 16_000,
      layout: 'CFT',
      spectrum: { fftSize: 512, hopLength: 160, center: 'zeros', mel: { bins: 64 } },
    },
  ],
  labels: Array.from({ length: 10 }, (_, index) => `label ${index}`),
};

/** Five seconds of 44.1 kHz stereo, as WAV and as MP3, through log-mel at 16 kHz and a small convolutional network. */
export async function start(python: string): Promise<Contest> {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-bench-'));
  execFileSync(python, [new URL('../peers/make_audio_model.py', import.meta.url).pathname, folder], {
    stdio: 'inherit',
  });
  const product = await startProduct();
  await publishModel(product, { slug, path: join(folder, 'listener.onnx'), manifest });
  const peer = await startPeer('audio_onnxruntime', python, { MODEL_FOLDER: folder });
  const servers = [
    {
      name: 'Bellwether /api/predict',
      url: `${product.origin}/api/predict`,
      headers: product.headers,
      stop: product.stop,
    },
    { name: 'FastAPI + librosa + onnxruntime', url: `${peer.origin}/api/predict`, headers: {}, stop: peer.stop },
  ];
  const inputs = ['wav', 'mp3'].map((type) => {
    const bytes = readFileSync(join(folder, `recording.${type}`));
    const { body, headers } = formOf({ model: slug }, { name: `recording.${type}`, type: `audio/${type}`, bytes });
    const contestants = servers.map((server) => ({ ...server, body, headers: { ...server.headers, ...headers } }));
    return { name: `${type.toUpperCase()}, ${Math.round(bytes.length / 1000)} kB`, contestants };
  });
  return {
    inputs,
    async stop() {
      for (const server of servers) await server.stop();
    },
  };
}
