import type { z } from 'zod';
import { AppError } from '#lib/errors';
import { type ModelConfig, readExportFile } from '#lib/registry/hugging-face/export-config';
import type { ExportFiles } from '#lib/registry/hugging-face/export-files';
import { featuresOfExport } from '#lib/registry/hugging-face/features-of-export';
import { labelsOf } from '#lib/registry/hugging-face/labels-of';
import { outputsOfExport } from '#lib/registry/hugging-face/outputs-of-export';
import { type Medium, taskOfExport } from '#lib/registry/hugging-face/task-of-export';
import type { Manifest, Task } from '#lib/registry/manifest';
import type { OnnxSummary } from '#lib/registry/onnx/onnx-summary';
import { checkManifest } from '#lib/registry/package/parse-manifest';
import { type AssetName, assetsOf } from '#lib/registry/package/version-assets';

type Draft = z.input<typeof Manifest>;
export type ExportManifest = {
  manifest: Manifest;
  /** The files the version needs beside its graph, such as `tokenizer.json`. */
  assets: AssetName[];
  notes: string[];
};

/**
 * The manifest a Hugging Face folder amounts to. Runs in the browser as on the server. Throws AppError('invalid') that
 * names what the folder lacks, or why a model of its kind cannot be served.
 */
export function manifestOfExport(files: ExportFiles, summary: OnnxSummary): ExportManifest {
  const config = readExportFile(files, 'config.json');
  if (!config) throw new AppError('invalid', 'The folder has no config.json, which says what the model is.');
  const { task: kind, medium } = taskOfExport(config, summary);
  const labels = kind === 'embedding' || kind === 'tensor' ? undefined : labelsOf(config);
  const task = isRegression(config, kind) ? 'regression' : kind;
  const { features, notes } = featuresOfExport(medium, files, config, labels, summary);
  const reading = outputsOfExport(task, files, config, labels, summary, medium);
  const fixed = fixedOf(medium, summary);
  const draft: Draft = {
    task,
    features,
    outputs: reading.outputs,
    ...(labels && task !== 'regression' && { labels }),
    ...(fixed && { fixed }),
  };
  const manifest = checkManifest(draft, notServed);
  const unnamed = !labels && /classification|detection/.test(task);
  return {
    manifest,
    assets: assetsOf(manifest, files.names),
    notes: [
      ...notes,
      ...reading.notes,
      ...(unnamed
        ? ['config.json names no labels (id2label is missing): they are numbered. Say "labels" in model.json.']
        : []),
    ],
  };
}

/** Of the right types, and yet nothing that can be served. */
const notServed =
  'What config.json and the files beside it say cannot be served. Correct them, or say it in a model.json beside them.';

const isRegression = ({ problem_type: problem }: ModelConfig, task: Task) =>
  problem === 'regression' && /-classification$/.test(task) && task !== 'token-classification';

/** Detectors of transformers take a mask of where the picture is; pictures fill all of it here. */
function fixedOf(medium: Medium, { inputs }: OnnxSummary): Draft['fixed'] {
  const mask = medium === 'image' ? inputs.find(({ name }) => name === 'pixel_mask') : undefined;
  if (!mask) return undefined;
  const count = (mask.shape ?? []).reduce(
    (product: number, size) => product * (typeof size === 'number' ? size : 1),
    1,
  );
  return { [mask.name]: count === 1 ? 1 : Array.from({ length: count }, () => 1) };
}
