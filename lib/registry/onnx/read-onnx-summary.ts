import type { ByteSource } from '#lib/registry/onnx/byte-source';
import type { OnnxSummary } from '#lib/registry/onnx/onnx-summary';
import { readModel } from '#lib/registry/onnx/read-model';
import { classLabelsOf, endingZipMaps, operatorsBefore } from '#lib/registry/onnx/trace-outputs';

/**
 * What an ONNX file says about itself, read without its weights, in the browser as on the server.
 * Throws AppError('invalid') in plain words for a file that is not ONNX, is cut short or damaged.
 */
export async function readOnnxSummary(source: ByteSource): Promise<OnnxSummary> {
  const { graph, ...model } = await readModel(source);
  const classLabels = classLabelsOf(graph);
  return {
    irVersion: model.irVersion,
    opsets: model.opsets,
    producer: model.producer,
    inputs: graph.inputs.map((input) => input.value).filter((input) => !graph.initializers.has(input.name)),
    outputs: graph.outputs.map(({ value }) => ({ ...value, madeBy: operatorsBefore(graph, value.name) })),
    operators: [...model.operators].sort(),
    ...(classLabels && { classLabels }),
    zipMaps: endingZipMaps(graph).map((node) => ({
      input: node.inputs[0] ?? '',
      output: node.outputs[0] ?? '',
      labels: node.labels ?? [],
    })),
    externalData: [...model.externalData],
  };
}
