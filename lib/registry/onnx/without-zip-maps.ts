import type { Dimension, GraphOutput, OnnxSummary } from '#lib/registry/onnx/onnx-summary';

/** The summary as removing its ZipMaps makes the graph: their outputs as float tensors [N, C]. */
export function withoutZipMaps(summary: OnnxSummary): OnnxSummary {
  const rows = rowDimension(summary.outputs, summary.inputs);
  const outputs = summary.outputs.map((output): GraphOutput => {
    const zipMap = summary.zipMaps.find((candidate) => candidate.output === output.name);
    if (!zipMap) return output;
    return { ...output, kind: 'tensor', elementType: 'float32', shape: [rows, zipMap.labels.length || null] };
  });
  return { ...summary, outputs, zipMaps: [] };
}

type Shaped = { shape: Dimension[] | null };

/** How the graph writes the number of rows: the first dimension of its first output that has one, else of its input. */
export function rowDimension(outputs: readonly Shaped[], inputs: readonly Shaped[]): Dimension {
  return outputs.find(({ shape }) => shape?.length)?.shape?.[0] ?? inputs[0]?.shape?.[0] ?? null;
}
