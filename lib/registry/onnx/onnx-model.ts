import type { GraphValue } from '#lib/registry/onnx/onnx-summary';

/** Where a field is in the file: its tag begins at `start`, its content at `from`. */
export type Place = { start: number; from: number; to: number };

export type GraphNode = Place & {
  operator: string;
  inputs: string[];
  outputs: string[];
  /** What its class label attributes list. */
  labels: string[] | undefined;
  /** Its attribute `locale`, where it has one. */
  locale: (Place & { value: string }) | undefined;
};
export type PlacedValue = Place & { value: GraphValue };

/** The outer graph, and where its parts are, so that they can be cut out. */
export type Graph = {
  place: Place;
  nodes: GraphNode[];
  inputs: PlacedValue[];
  outputs: PlacedValue[];
  valueInfos: PlacedValue[];
  /** Names of initializers; the values of those small enough to be a list of classes. */
  initializers: Map<string, string[] | undefined>;
};

export type OnnxModel = {
  irVersion: number;
  producer: string;
  opsets: { domain: string; version: number }[];
  operators: Set<string>;
  externalData: Set<string>;
  graph: Graph;
};
