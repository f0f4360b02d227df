import type { ElementType } from '#lib/registry/onnx/element-type';

export type ValueKind = 'tensor' | 'sparse tensor' | 'sequence' | 'map' | 'optional' | 'opaque' | 'unknown';

/** A dimension is its size, its name, or null when the graph leaves it open. */
export type Dimension = number | string | null;

/** A graph input or output; `shape` is null when not even the number of dimensions is known. */
export type GraphValue = { name: string; kind: ValueKind; elementType: ElementType; shape: Dimension[] | null };

export type GraphOutput = GraphValue & {
  /** The operators that lead to it, last first, as long as each has one predecessor that matters. */
  madeBy: string[];
};

/** A ZipMap node whose output the graph returns: probabilities as a list of maps, which no binding can read. */
export type ZipMap = { input: string; output: string; labels: string[] };

/** What a graph says about itself, without its weights. */
export type OnnxSummary = {
  irVersion: number;
  opsets: { domain: string; version: number }[];
  producer: string;
  inputs: GraphValue[];
  outputs: GraphOutput[];
  /** Every operator used, once, sorted; those outside the standard domain as `domain:Operator`. */
  operators: string[];
  classLabels?: string[];
  zipMaps: ZipMap[];
  /** Files the weights are kept in, where they are not in the graph. */
  externalData: string[];
};
