import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError, isAppError } from '#lib/errors';
import { type Assets, type Codec, compileCodec } from '#lib/inference/compile-codec';
import { openSession, type Session } from '#lib/inference/session';
import { bindManifest } from '#lib/registry/bind-manifest';
import type { Certificate } from '#lib/registry/certificate';
import { manifestOfExport } from '#lib/registry/hugging-face/manifest-of-export';
import { inferManifest, withKnownLabels } from '#lib/registry/infer-manifest';
import type { Manifest } from '#lib/registry/manifest';
import { explainModelError } from '#lib/registry/onnx/explain-model-error';
import { withFileSource } from '#lib/registry/onnx/file-source';
import { type Piece, planServedGraph } from '#lib/registry/onnx/plan-served-graph';
import { withoutZipMaps } from '#lib/registry/onnx/without-zip-maps';
import { openPackage, type Package } from '#lib/registry/package/open-package';
import { checkManifest } from '#lib/registry/package/parse-manifest';
import { requireFeatureOrder } from '#lib/registry/package/require-feature-order';
import { type AssetName, assetsOf, requireAssets } from '#lib/registry/package/version-assets';
import { graphName, type QuarantineOrder } from '#lib/registry/quarantine-process';
import { convertTreeFile } from '#lib/training/convert/convert-tree-file';
import { checkExamples } from './check-examples.ts';
import { measureModel } from './measure-model.ts';
import { runSamples, type SampleRun } from './sample-runs.ts';
import { settleOutputs } from './settle-outputs.ts';

type Examined = { manifest: Manifest; certificate: Certificate; assets: AssetName[] };

/** C.UTF-8 is part of the C library on Linux; elsewhere the operator's own default is there. */
const locale = process.platform === 'linux' ? { locale: 'C.UTF-8' } : {};

/**
 * Opens an upload, runs it, and says what it is: the whole of quarantine but for its limits. Leaves the graph to be
 * run, and the files it needs, in the order's folder. Throws AppError('invalid') with the reason why a version is rejected.
 */
export async function examineUpload(order: QuarantineOrder): Promise<Examined> {
  const startedAt = performance.now();
  const upload = await openPackage(order.artifactPath, order.folder, order.limits, convertTreeFile);
  const { summary } = upload;
  const { manifest: stated, notes } = manifestOf(upload, order.ownManifest);
  requireAssets(stated, (name) => upload.assets.includes(name));
  const assetNames = assetsOf(stated, upload.assets);
  const binding = bindManifest(stated, summary);
  const assets = await readFiles(order.folder, assetNames);
  const graph = await writeServedGraph(upload.modelPath, join(order.folder, graphName));

  const memory = memoryMeter();
  const loadingAt = performance.now();
  const session = await load(graph.path);
  const loadMs = performance.now() - loadingAt;
  const codec = compileCodec({ manifest: stated, binding, assets });
  const share = (part: number) => startedAt + order.budgetMs * part;
  const runs = await runSamples({ manifest: stated, binding, codec, session }, share(0.35));
  const settled = settleOutputs(
    stated,
    binding,
    runs.map(({ outputs }) => outputs),
  );
  const settledCodec = compileCodec({ ...settled, assets });
  const parity = checkExamples(settled.manifest, settledCodec, runs);
  const measured = await measureModel(
    session,
    { ...settled, codec: settledCodec },
    answerable(runs, settledCodec),
    share(1),
  );
  const skipped = settled.manifest.examples.length - runs.filter(({ example }) => example !== null).length;
  return {
    manifest: settled.manifest,
    assets: assetNames,
    certificate: {
      irVersion: summary.irVersion,
      opsets: summary.opsets,
      producer: summary.producer,
      operators: summary.operators,
      inputs: summary.inputs,
      outputs: withoutZipMaps(summary).outputs.map(({ madeBy: _, ...output }) => output),
      binding: settled.binding,
      latencyMs: measured.latencyMs,
      rowElements: measured.rowElements,
      smallRow: measured.smallRow,
      memoryBytes: Math.max(0, memory()),
      loadMs: Number(loadMs.toPrecision(4)),
      batchable: measured.batchable,
      deterministic: measured.deterministic,
      parity,
      notes: [
        ...upload.notes,
        ...notes,
        ...graph.notes,
        ...settled.notes,
        ...measured.notes,
        ...(skipped > 0 ? [`The model is too slow to try all examples: ${skipped} were not run.`] : []),
      ],
      measuredAt: new Date().toISOString(),
    },
  };
}

/** What the form said, else what model.json says, else what the files around the graph or the graph itself do. */
function manifestOf(
  { manifest: packed, suggested, exportFiles, summary }: Package,
  own: unknown,
): { manifest: Manifest; notes: string[] } {
  const notes =
    own != null && packed ? ['The manifest given with the upload is in force, not the archive’s model.json.'] : [];
  const given = own == null ? packed : checkManifest(own);
  if (given && suggested) requireFeatureOrder(given, suggested);
  if (given) return { manifest: withKnownLabels(given, summary), notes };
  if (suggested) return { manifest: suggested, notes };
  if (exportFiles) return manifestOfExport(exportFiles, summary);
  return {
    manifest: inferManifest(summary),
    notes: ['There was no model.json: features and task were inferred from the graph.'],
  };
}

async function readFiles(folder: string, names: readonly AssetName[]): Promise<Assets> {
  const read = names.map(async (name) => [name, await readFile(join(folder, name))] as const);
  return Object.fromEntries(await Promise.all(read));
}

async function writeServedGraph(modelPath: string, path: string): Promise<{ path: string; notes: string[] }> {
  const plan = await withFileSource(modelPath, (source) => planServedGraph(source, locale));
  if (!plan) {
    await rename(modelPath, path);
    return { path, notes: [] };
  }
  await pipeline(Readable.from(contentOf(plan.pieces, modelPath)), createWriteStream(path));
  return { path, notes: plan.notes };
}

async function* contentOf(pieces: readonly Piece[], path: string): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    if (piece instanceof Uint8Array) yield piece;
    else if (piece.to > piece.from) yield* createReadStream(path, { start: piece.from, end: piece.to - 1 });
  }
}

/**
 * What the process has needed since, at its highest. Where converting the file needed more than that, the highest is
 * not known, and what is needed in the end stands for it.
 */
function memoryMeter(): () => number {
  const highest = () => process.resourceUsage().maxRSS * 1024;
  const idleBytes = process.memoryUsage.rss();
  const highestBefore = highest();
  return () => (highest() > highestBefore ? highest() : process.memoryUsage.rss()) - idleBytes;
}

async function load(path: string): Promise<Session> {
  try {
    return await openSession(path);
  } catch (error) {
    throw new AppError('invalid', `The model cannot be loaded. ${explainModelError(error)}`, { cause: error });
  }
}

/** The runs whose outputs are an answer; made-up rows may well lead to NaN. */
function answerable(runs: readonly SampleRun[], codec: Codec): SampleRun[] {
  const good = runs.filter(({ outputs, notes }) => {
    try {
      codec.encode(outputs, 0, 1, notes);
      return true;
    } catch (error) {
      if (isAppError(error)) return false;
      throw error;
    }
  });
  if (good.length > 0) return good;
  throw new AppError(
    'invalid',
    'The model answers NaN or infinity to every row made from its schema. Give ranges for its features, or example rows, in model.json.',
  );
}
