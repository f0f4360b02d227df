import { readFile } from 'node:fs/promises';
import type { Ctx } from '#lib/context';
import type { CreateModel } from '#lib/registry/create-model';
import { Manifest } from '#lib/registry/manifest';
import { serve } from '#tests/integration/predict/served';
import { model, node, value } from '#tests/support/onnx-fixtures/graph-builder';

const starter = (path: string) => new URL(`../../../models/${path}`, import.meta.url);

async function serveStarter(owner: Ctx, slug: string, folder: string, settings: Partial<CreateModel> = {}) {
  const manifest = Manifest.parse(JSON.parse(await readFile(starter(`${folder}/model.json`), 'utf8')));
  const bytes = await readFile(starter(`${folder}/model.onnx`));
  return serve(owner, slug, { bytes, manifest, ...quickEnough }, settings);
}

/** The cache is asked only where a run costs more than looking up. */
const quickEnough = { certificate: { latencyMs: { one: { p50: 1, p95: 1 }, thirtyTwo: null }, deterministic: true } };

/** The starter that reads pictures of digits. */
export const serveDigits = (owner: Ctx, slug: string, settings?: Partial<CreateModel>) =>
  serveStarter(owner, slug, 'digits', settings);

/** The starter that reads texts. */
export const serveSentiment = (owner: Ctx, slug: string, settings?: Partial<CreateModel>) =>
  serveStarter(owner, slug, 'sentiment', settings);

/** A model that answers twice what it is given, any number of rows of numbers. */
export const serveTwice = (owner: Ctx, slug: string, settings: Partial<CreateModel> = {}) =>
  serve(
    owner,
    slug,
    {
      bytes: model({
        input: [value('x', 'float', ['N', 'L', 2])],
        output: [value('twice', 'float', ['N', 'L', 2])],
        node: [node('Add', ['x', 'x'], ['twice'])],
      }),
      manifest: { task: 'tensor', features: [{ name: 'x', type: 'tensor' }] },
    },
    settings,
  );
