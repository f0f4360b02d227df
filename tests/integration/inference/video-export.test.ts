import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { answerRows } from '#lib/inference/answer-rows';
import { compileCodec } from '#lib/inference/compile-codec';
import { openSession } from '#lib/inference/session';
import { bindManifest } from '#lib/registry/bind-manifest';
import { exportFileNames } from '#lib/registry/hugging-face/export-files';
import { manifestOfExport } from '#lib/registry/hugging-face/manifest-of-export';
import { Manifest } from '#lib/registry/manifest';
import { withFileSource } from '#lib/registry/onnx/file-source';
import { readOnnxSummary } from '#lib/registry/onnx/read-onnx-summary';

const fixture = (path: string) => fileURLToPath(new URL(`../../support/fixtures/${path}`, import.meta.url));
const graph = fixture('hugging-face/videomae-tiny/onnx/model.onnx');

it('answers a film sent to a VideoMAE export as transformers does, within 0.01', async () => {
  const expected = z
    .object({ film: z.string(), labels: z.array(z.string()), probabilities: z.array(z.number()) })
    .parse(JSON.parse(await readFile(fixture('hugging-face/videomae-tiny-expected.json'), 'utf8')));
  const names = exportFileNames.filter((name) => name === 'config.json' || name === 'preprocessor_config.json');
  const texts = await Promise.all(
    names.map(async (name) => [name, await readFile(fixture(`hugging-face/videomae-tiny/${name}`), 'utf8')] as const),
  );
  const summary = await withFileSource(graph, readOnnxSummary);
  const found = manifestOfExport({ names, texts: Object.fromEntries(texts) }, summary);
  const manifest = Manifest.parse(found.manifest);
  expect(manifest).toMatchObject({ task: 'video-classification', labels: expected.labels });
  const codec = compileCodec({ manifest, binding: bindManifest(manifest, summary) });
  const film = (await readFile(fixture(`video/${expected.film}`))).toString('base64');
  const row = { [manifest.features[0]!.name]: film };
  const [answer] = await answerRows(await openSession(graph), codec, [row], () => '');
  const probabilities = answer && 'probabilities' in answer ? answer.probabilities! : {};
  expected.labels.forEach((label, index) => {
    expect(Math.abs(probabilities[label]! - expected.probabilities[index]!), label).toBeLessThanOrEqual(0.01);
  });
});
