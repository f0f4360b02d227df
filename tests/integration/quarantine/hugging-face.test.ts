import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { versionAssets } from '#db/schema/registry';
import { answerRows } from '#lib/inference/answer-rows';
import { compileCodec } from '#lib/inference/compile-codec';
import { readAssets } from '#lib/inference/read-assets';
import { openSession } from '#lib/inference/session';
import { Certificate } from '#lib/registry/certificate';
import { loadReadyVersion } from '#lib/registry/load-served';
import { Manifest } from '#lib/registry/manifest';
import { storage } from '#lib/storage/storage';
import { unusedFiles } from '#lib/storage/unused-files';
import { quarantined } from '#tests/integration/quarantine/quarantined';
import { filesIn, zipOf } from '#tests/integration/quarantine/zip-of';

const fixtures = 'tests/support/fixtures';
const root = join(fixtures, 'hugging-face');
const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());

type Files = Record<string, Uint8Array | string>;

/** The version a folder becomes, zipped as it is but for what `change` does to it. */
async function published(name: string, change: (files: Files) => Files = (files) => files, top = '') {
  const version = await quarantined(await zipOf(change(await filesIn(join(root, name), top))));
  const ready = await loadReadyVersion(database().db, { id: version.id });
  return { ...version, ready };
}

/** What a published folder answers, with nothing but what the platform stored of it. */
async function answers(name: string, input: Record<string, unknown>) {
  const { ready, rejection } = await published(name);
  if (!ready) throw new Error(`${rejection}`);
  const { manifest, certificate, graphSha256, assets } = ready;
  const codec = compileCodec({ manifest, binding: certificate.binding, assets: await readAssets(assets) });
  const session = await openSession(await storage().localPath(graphSha256));
  const [answer] = await answerRows(session, codec, [input], () => '');
  return answer!;
}

const read = async (path: string) => JSON.parse(await readFile(join(root, path), 'utf8'));
const without =
  (...names: string[]) =>
  (files: Files) =>
    Object.fromEntries(Object.entries(files).filter(([name]) => !names.includes(name)));

describe('a Hugging Face folder, zipped as it is,', () => {
  test.each(folders.map(({ name }) => name))(
    '%s is ready, and its rows may share runs',
    async (name) => {
      const { status, rejection, certificate } = await published(name);
      expect({ status, rejection }).toEqual({ status: 'ready', rejection: null });
      expect(certificate).toMatchObject({ batchable: true, deterministic: true });
    },
    60_000,
  );

  test('is timed on the longest text it reads, so that no call holds up a web process for longer', async () => {
    const { certificate, manifest } = await published('bert-sentiment');
    const [text] = Manifest.parse(manifest).features;
    const { maxTokens } = text?.type === 'text' ? text.tokens! : { maxTokens: 0 };
    expect(Certificate.parse(certificate).rowElements).toBeGreaterThanOrEqual(2 * maxTokens);
  });

  test('is timed on its shortest text too, so that short ones may be answered where long ones may not', async () => {
    const { certificate } = await published('bert-sentiment');
    const { rowElements, smallRow } = Certificate.parse(certificate);
    expect(smallRow!.elements).toBeLessThan(rowElements! / 2);
    expect(smallRow!.p50).toBeGreaterThan(0);
  });

  test('keeps its tokenizer beside its graph, in storage, named by the version', async () => {
    const { id, ready } = await published('bert-sentiment', undefined, 'my-model/');
    expect(Object.keys(ready!.assets).sort()).toEqual(['tokenizer.json', 'tokenizer_config.json']);
    const rows = await database().db.select().from(versionAssets).where(eq(versionAssets.versionId, id));
    expect(rows).toHaveLength(2);
    const stored = await readAssets(ready!.assets);
    expect(Buffer.from(stored['tokenizer.json']!)).toEqual(await readFile(join(root, 'bert-sentiment/tokenizer.json')));
    expect(await unusedFiles(database().db, Object.values(ready!.assets))).toEqual([]);
  });

  // Its weights are random, which makes much of what another decoder of JPEG does to a pixel.
  test('answers a picture as transformers does, to 0.02', async () => {
    const { picture, probabilities } = await read('vit-classifier.json');
    const answer = await answers('vit-classifier', { image: await readFile(join(fixtures, picture)) });
    const got = 'probabilities' in answer ? answer.probabilities! : {};
    expect(Object.keys(got)).toEqual(Object.keys(probabilities));
    for (const [label, wanted] of Object.entries<number>(probabilities)) {
      expect(Math.abs(got[label]! - wanted), label).toBeLessThan(0.02);
    }
  });

  test('finds what transformers finds in a picture, to two pixels', async () => {
    const { picture, detections } = await read('yolos-detector.json');
    const answer = await answers('yolos-detector', { image: await readFile(join(fixtures, picture)) });
    const got = 'detections' in answer ? answer.detections : [];
    expect(got).toHaveLength(detections.length);
    for (const { label, corners } of detections) {
      const isThere = got.some(
        ({ label: other, box: { x, y } }) => other === label && Math.hypot(x - corners[0], y - corners[1]) < 2,
      );
      expect(isThere, `${label} at ${corners}`).toBe(true);
    }
  });

  test.each(['wav2vec2-tiny', 'ast-tiny'])('answers a recording as transformers does: %s', async (name) => {
    const { recording, labels, probabilities } = await read(`${name}-expected.json`);
    const answer = await answers(name, { audio: await readFile(join(fixtures, recording)) });
    const wanted = labels.map((label: string, index: number) => [label, expect.closeTo(probabilities[index], 3)]);
    expect(answer).toMatchObject({ probabilities: Object.fromEntries(wanted) });
  });
});

describe('what a folder has besides', () => {
  const model = 'onnx/model.onnx';
  const renamed = (to: string) => (files: Files) => ({ ...without(model)(files), [to]: files[model]! });

  test('a graph at its top, and other precisions beside it, of which model.onnx is taken', async () => {
    const { status, certificate } = await published('bert-sentiment', (files) => ({
      ...renamed('model.onnx')(files),
      'model_quantized.onnx': 'not looked at',
      'onnx/model_fp16.onnx': 'nor this',
    }));
    expect({ status, certificate }).toMatchObject({
      status: 'ready',
      certificate: {
        notes: [expect.stringMatching(/model\.onnx is served, not "model_quantized\.onnx", "onnx\/model_fp16\.onnx"/)],
      },
    });
  });

  test('only a quantised graph, which is taken with a note', async () => {
    const { status, certificate } = await published('bert-sentiment', renamed('onnx/model_quantized.onnx'));
    expect({ status, certificate }).toMatchObject({
      status: 'ready',
      certificate: { notes: [expect.stringMatching(/"onnx\/model_quantized\.onnx" is served/)] },
    });
  });

  test('a model.json, which wins over what config.json says', async () => {
    const own = {
      task: 'text-classification',
      labels: ['bad', 'so-so', 'good'],
      features: [
        {
          name: 'review',
          type: 'text',
          tokens: { inputs: { ids: 'input_ids', mask: 'attention_mask', types: 'token_type_ids' }, maxTokens: 16 },
        },
      ],
      outputs: { activation: 'softmax' },
    };
    const { ready } = await published('bert-sentiment', (files) => ({ ...files, 'model.json': JSON.stringify(own) }));
    expect(ready!.manifest).toMatchObject({ labels: own.labels, features: [{ name: 'review' }] });
  });
});

describe('a folder that cannot be served is rejected, and the reason says what it lacks', () => {
  const config = (change: object) => (files: Files) => ({
    ...files,
    'config.json': JSON.stringify({ ...JSON.parse(Buffer.from(files['config.json']!).toString()), ...change }),
  });
  test.each<[what: string, folder: string, change: (files: Files) => Files, reason: RegExp]>([
    [
      'no tokenizer',
      'bert-sentiment',
      without('tokenizer.json'),
      /no tokenizer\.json[\s\S]*save_pretrained\("folder"\)/,
    ],
    [
      'a vocabulary alone',
      'bert-sentiment',
      (files) => ({ ...without('tokenizer.json')(files), 'vocab.txt': '[PAD]' }),
      /vocab\.txt alone does not say all of it[\s\S]*AutoTokenizer/,
    ],
    [
      'no preprocessor',
      'vit-classifier',
      without('preprocessor_config.json'),
      /no preprocessor_config\.json.*pictures/,
    ],
    ['a generator', 'bert-sentiment', config({ architectures: ['GPT2LMHeadModel'] }), /writes text.*GPT2LMHeadModel/],
    [
      'a model in parts',
      'bert-sentiment',
      (files) => ({
        ...without('onnx/model.onnx')(files),
        'onnx/encoder_model.onnx': 'x',
        'onnx/decoder_model.onnx': 'x',
      }),
      /a model in parts \("onnx\/encoder_model\.onnx", "onnx\/decoder_model\.onnx"\)/,
    ],
    [
      'two models',
      'bert-sentiment',
      (files) => ({ ...files, 'other/model.onnx': files['onnx/model.onnx']! }),
      /2 models \("onnx\/model\.onnx", "other\/model\.onnx"\)/,
    ],
    ['labels that are too few', 'bert-sentiment', config({ id2label: { 0: 'a' } }), /\/labels: lists 1 labels?, but/],
    [
      'a config that is cut short',
      'bert-sentiment',
      (files) => ({ ...files, 'config.json': '{"model_type": "bert"' }),
      /config\.json is not valid JSON/,
    ],
    [
      'a tokenizer that is none',
      'bert-sentiment',
      (files) => ({ ...files, 'tokenizer.json': '{}' }),
      /tokenizer\.json/,
    ],
    [
      'no graph',
      'bert-sentiment',
      (files) => ({ ...without('onnx/model.onnx')(files), 'model.safetensors': 'x' }),
      /Hugging Face folder without its graph.*optimum-cli export onnx/,
    ],
  ])('%s', async (_, folder, change, reason) => {
    const { status, rejection } = await published(folder, change);
    expect({ status, rejection }).toMatchObject({ status: 'rejected', rejection: expect.stringMatching(reason) });
  });
});

test('a plain package whose manifest needs a tokenizer is told that it lacks one', async () => {
  const tokens = { inputs: { ids: 'input_ids', mask: 'attention_mask', types: 'token_type_ids' }, maxTokens: 16 };
  const own = { task: 'text-classification', features: [{ name: 'text', type: 'text', tokens }] };
  const graph = await readFile(join(root, 'bert-sentiment/onnx/model.onnx'));
  const files: Files = { 'model.onnx': graph, 'model.json': JSON.stringify(own) };
  expect(await quarantined(await zipOf(files))).toMatchObject({
    status: 'rejected',
    rejection: expect.stringMatching(/\/features\/0\/tokens: needs tokenizer\.json/),
  });
  files['tokenizer.json'] = await readFile(join(root, 'bert-sentiment/tokenizer.json'));
  expect(await quarantined(await zipOf(files))).toMatchObject({
    status: 'ready',
    certificate: { notes: [expect.stringMatching(/holds scores: softmax makes probabilities/)] },
  });
});
