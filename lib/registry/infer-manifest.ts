import { AppError } from '#lib/errors';
import { outputRoles } from '#lib/registry/binding/output-roles';
import { Manifest, type Task } from '#lib/registry/manifest';
import { type ElementType, isFloat, isInteger } from '#lib/registry/onnx/element-type';
import type { GraphValue, OnnxSummary } from '#lib/registry/onnx/onnx-summary';
import { withoutZipMaps } from '#lib/registry/onnx/without-zip-maps';

type FeatureDraft = { name: string; type: string; input: string } & Record<string, unknown>;

/** Tasks that give a row one label; entities and boxes are counted by their own outputs. */
const answersLabel = /^((text|image|audio|video)-)?classification$/;
const mostFeatures = 10_000;
const smallestImageSide = 8;
const largestImageSide = 4096;

/**
 * A manifest for a graph whose owner gave none: features from the inputs, the task and labels from the outputs.
 * Runs in the browser as on the server. Throws AppError('invalid') for a graph without inputs.
 */
export function inferManifest(original: OnnxSummary): Manifest {
  const summary = withoutZipMaps(original);
  if (summary.inputs.length === 0) {
    throw new AppError(
      'invalid',
      'The graph has no inputs, so there is nothing to predict from. Export it with its inputs.',
    );
  }
  const isOnly = summary.inputs.length === 1;
  const drafts = withDistinctNames(summary.inputs.flatMap((input) => featuresOf(input, isOnly)));
  // The only input is found without being named, and so is one of the feature's own name.
  const features = drafts.map(({ input, ...rest }) => (isOnly || rest.name === input ? rest : { ...rest, input }));
  const onlyFeature = features.length === 1 ? features[0]!.type : undefined;
  return withKnownLabels(Manifest.parse({ task: taskOf(summary, onlyFeature), features }), summary);
}

/** The manifest with the labels the graph itself lists, where its owner left them out. */
export function withKnownLabels(manifest: Manifest, original: OnnxSummary): Manifest {
  const { probabilities } = outputRoles(withoutZipMaps(original));
  if (manifest.labels || !answersLabel.test(manifest.task)) return manifest;
  const width = probabilities?.shape?.length === 2 ? probabilities.shape[1] : undefined;
  const count = typeof width === 'number' ? (width === 1 ? 2 : width) : undefined;
  const listed = original.classLabels;
  if (listed && new Set(listed).size === listed.length && (count === undefined || count === listed.length)) {
    return { ...manifest, labels: listed };
  }
  return count === undefined
    ? manifest
    : { ...manifest, labels: Array.from({ length: count }, (_, index) => String(index)) };
}

function taskOf(summary: OnnxSummary, onlyFeature: string | undefined): Task {
  const { label, probabilities, value } = outputRoles(summary);
  if (label || probabilities) {
    if (onlyFeature === 'image') return 'image-classification';
    return onlyFeature === 'text' ? 'text-classification' : 'classification';
  }
  return value ? 'regression' : 'tensor';
}

function featuresOf(input: GraphValue, isOnly: boolean): FeatureDraft[] {
  const { name, shape } = input;
  const type = scalarType(input.elementType);
  const own = { name: name.trim().slice(0, 180) || 'input', input: name };
  const image = imageOf(input);
  if (image) return [{ ...own, ...image }];
  const width = shape?.length === 1 ? 1 : shape?.length === 2 ? shape[1] : undefined;
  if (!type || typeof width !== 'number' || width < 1 || width > mostFeatures) return [{ ...own, type: 'tensor' }];
  if (width === 1) return [{ ...own, type }];
  const prefix = isOnly ? 'feature' : own.name;
  return Array.from({ length: width }, (_, index) => ({ name: `${prefix}_${index + 1}`, type, input: name }));
}

function scalarType(elementType: ElementType): string | undefined {
  if (isFloat(elementType)) return 'number';
  if (isInteger(elementType)) return 'integer';
  if (elementType === 'bool') return 'boolean';
  return elementType === 'string' ? 'text' : undefined;
}

function imageOf({ elementType, shape }: GraphValue): ({ type: 'image' } & Record<string, unknown>) | undefined {
  if (elementType !== 'float32' || shape?.length !== 4) return undefined;
  const [, a, b, c] = shape;
  const isSide = (side: unknown) => typeof side === 'number' && side >= smallestImageSide && side <= largestImageSide;
  const isChannels = (count: unknown) => count === 1 || count === 3;
  if (isChannels(a) && isSide(b) && isSide(c))
    return { type: 'image', channels: a, height: b, width: c, layout: 'NCHW' };
  if (isChannels(c) && isSide(a) && isSide(b))
    return { type: 'image', channels: c, height: a, width: b, layout: 'NHWC' };
  return undefined;
}

function withDistinctNames(features: FeatureDraft[]): FeatureDraft[] {
  const taken = new Set<string>();
  return features.slice(0, mostFeatures).map((feature) => {
    let { name } = feature;
    for (let copy = 2; taken.has(name); copy++) name = `${feature.name} (${copy})`;
    taken.add(name);
    return { ...feature, name };
  });
}
