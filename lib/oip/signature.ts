import { isScalar } from '#lib/inference/codecs/scalar';
import { isTensorType } from '#lib/inference/tensors';
import { type Datatype, datatypeOf } from '#lib/oip/datatypes';
import { type OutputSpec, outputSpecs } from '#lib/oip/output-specs';
import type { Feature } from '#lib/registry/feature';
import type { ReadyVersion } from '#lib/registry/load-served';
import type { Manifest } from '#lib/registry/manifest';

/** An input of a model, as its metadata tell it: a tensor a feature, rows along the first dimension (-1). */
export type InputSpec = { name: string; datatype: Datatype; shape: readonly number[]; feature: Feature };

/** Features that can also come as one tensor [N, columns], named as the graph input that they are columns of. */
export type Matrix = { name: string; columns: readonly Feature[] };

/** What a version takes and answers in the protocol. */
export type Signature = {
  inputs: ReadonlyMap<string, InputSpec>;
  required: readonly string[];
  matrices: ReadonlyMap<string, Matrix>;
  outputs: readonly OutputSpec[];
};

type Described = Pick<ReadyVersion, 'manifest' | 'certificate'>;
const known = new WeakMap<Manifest, Signature>();

/** The signature of a version, from its manifest and its certificate. */
export function signatureOf(version: Described): Signature {
  const found = known.get(version.manifest);
  if (found) return found;
  const { features } = version.manifest;
  const signature: Signature = {
    inputs: new Map(features.map((feature, index) => [feature.name, inputSpec(version, feature, index)])),
    required: features.filter((feature) => !('default' in feature) || feature.default === undefined).map(nameOf),
    matrices: new Map(matricesOf(version).map((matrix) => [matrix.name, matrix])),
    outputs: outputSpecs(version),
  };
  known.set(version.manifest, signature);
  return signature;
}

const nameOf = ({ name }: Feature) => name;

const datatypeByFeature = {
  number: 'FP64',
  integer: 'INT64',
  boolean: 'BOOL',
  category: 'BYTES',
  date: 'BYTES',
  text: 'BYTES',
  image: 'BYTES',
  audio: 'BYTES',
  video: 'BYTES',
} as const;

function inputSpec({ certificate }: Described, feature: Feature, index: number): InputSpec {
  const { name, type } = feature;
  if (type !== 'tensor') return { name, datatype: datatypeByFeature[type], shape: [-1], feature };
  const input = certificate.binding.inputs.find(({ features }) => features[0]?.feature === index);
  if (!input || !isTensorType(input.elementType)) throw new Error(`No input of the graph takes the tensor "${name}".`);
  const rowDims = input.shape.slice(1).map((length) => length ?? -1);
  return { name, datatype: datatypeOf(input.elementType), shape: [-1, ...rowDims], feature };
}

function matricesOf({ manifest, certificate }: Described): Matrix[] {
  return certificate.binding.inputs.flatMap(({ name, features, source }) => {
    if (source !== undefined) return [];
    const columns = features
      .toSorted((a, b) => (a.column ?? 0) - (b.column ?? 0))
      .map(({ feature }) => manifest.features[feature]!);
    return columns.every(isScalar) ? [{ name, columns }] : [];
  });
}
