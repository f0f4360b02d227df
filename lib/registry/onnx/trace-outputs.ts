import type { Graph, GraphNode } from '#lib/registry/onnx/onnx-model';

/** Operators that hand on the values of their first input, perhaps in another shape or type. */
const handsOn = new Set(['Identity', 'Cast', 'Reshape', 'Squeeze', 'Unsqueeze', 'Flatten', 'ai.onnx.ml:ZipMap']);
const classifiers = new Set([
  'ai.onnx.ml:TreeEnsembleClassifier',
  'ai.onnx.ml:LinearClassifier',
  'ai.onnx.ml:SVMClassifier',
  'ai.onnx.ml:ZipMap',
]);
const furthest = 500;

const makers = new WeakMap<Graph, Map<string, GraphNode>>();

function makerOf(graph: Graph, value: string): GraphNode | undefined {
  let byOutput = makers.get(graph);
  if (!byOutput) {
    byOutput = new Map(graph.nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)));
    makers.set(graph, byOutput);
  }
  return byOutput.get(value);
}

/** The operators that lead to `value`, last first, up to and with the first that computes something. */
export function operatorsBefore(graph: Graph, value: string): string[] {
  const operators: string[] = [];
  for (let at = value; operators.length < 16; ) {
    const node = makerOf(graph, at);
    if (!node) break;
    operators.push(node.operator);
    if (!handsOn.has(node.operator)) break;
    at = node.inputs[0] ?? '';
  }
  return operators;
}

/** The class labels nearest to the graph's outputs; undefined where no operator lists any. */
export function classLabelsOf(graph: Graph): string[] | undefined {
  for (const { value } of graph.outputs) {
    const labels = labelsHandedOn(graph, value.name);
    if (labels) return labels;
  }
  const seen = new Set<string>();
  const waiting = graph.outputs.map(({ value }) => value.name);
  for (const value of waiting) {
    const node = makerOf(graph, value);
    if (!node || seen.size > furthest) continue;
    if (classifiers.has(node.operator) && node.labels) return node.labels;
    for (const input of node.inputs) {
      if (!seen.has(input)) waiting.push(input);
      seen.add(input);
    }
  }
  return undefined;
}

/** Labels that the output itself picks from: by a classifier, a LabelEncoder, or a list of classes it indexes. */
function labelsHandedOn(graph: Graph, output: string): string[] | undefined {
  let at = output;
  for (let steps = 0; steps < 16; steps++) {
    const node = makerOf(graph, at);
    if (!node) return undefined;
    if (classifiers.has(node.operator) || node.operator === 'ai.onnx.ml:LabelEncoder') return node.labels;
    if (node.operator === 'ai.onnx.ml:ArrayFeatureExtractor') return graph.initializers.get(node.inputs[0] ?? '');
    if (!handsOn.has(node.operator)) return undefined;
    at = node.inputs[0] ?? '';
  }
  return undefined;
}

/** ZipMap nodes whose output is the graph's, and nobody's input. */
export function endingZipMaps(graph: Graph): GraphNode[] {
  const read = new Set(graph.nodes.flatMap((node) => node.inputs));
  const returned = new Set(graph.outputs.map(({ value }) => value.name));
  return graph.nodes.filter((node) => {
    const output = node.outputs[0] ?? '';
    return node.operator === 'ai.onnx.ml:ZipMap' && returned.has(output) && !read.has(output);
  });
}
