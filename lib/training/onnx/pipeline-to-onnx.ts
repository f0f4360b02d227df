import { classOutputs } from '#lib/training/onnx/class-outputs';
import { encodeModel } from '#lib/training/onnx/encode-model';
import { encoderNodes } from '#lib/training/onnx/encoder-nodes';
import { type GraphBuilder, graphBuilder } from '#lib/training/onnx/graph-builder';
import { inputNames } from '#lib/training/onnx/input-names';
import { modelNodes } from '#lib/training/onnx/model-nodes';
import { node } from '#lib/training/onnx/node';
import { type GraphEnding, positiveOutputs } from '#lib/training/onnx/positive-outputs';
import { columnsRead } from '#lib/training/pipeline/columns-read';
import type { Pipeline, Preparation } from '#lib/training/pipeline/pipeline';
import type { TableColumn } from '#lib/training/table';

/**
 * A pipeline as one ONNX graph, the bytes of `model.onnx`: an input [N, 1] for each column it reads (string for
 * categories and texts, '' where missing; float for the rest, NaN where missing), and the outputs `label` [N] and
 * `probabilities` [N, labels], or `value` [N, 1]. It answers as `predictPipeline` does.
 */
export function pipelineToOnnx(pipeline: Pipeline, columns: readonly Pick<TableColumn, 'name' | 'type'>[]): Uint8Array {
  const read = columnsRead(pipeline, columns);
  const names = inputNames(read.map(({ name }) => name));
  const inputOf = (column: string) => names.get(column)!;
  const graph = graphBuilder();
  const answers = blendNodes(graph, pipeline, inputOf);
  const ending = outputNodes(pipeline, answers);
  return encodeModel({
    name: pipeline.task.target,
    inputs: read.map(({ name, type }) => ({
      name: inputOf(name),
      type: type === 'category' || type === 'text' ? 'string' : 'float32',
      dims: ['N', 1],
    })),
    outputs: ending.outputs,
    nodes: [...graph.nodes, ...ending.nodes],
    constants: [...graph.constants, ...ending.constants],
  });
}

/** The weighted sum of what the parts answer; a preparation that parts share is computed once. */
function blendNodes(graph: GraphBuilder, { task, parts }: Pipeline, inputOf: (column: string) => string): string {
  const isBinary = task.kind === 'classification' && task.labels.length === 2;
  const prepared = new Map<Preparation, ReturnType<typeof preparationNodes>>();
  const answers = parts.map(({ weight, preparation, model }) => {
    const inputs = prepared.get(preparation) ?? preparationNodes(graph, preparation, inputOf);
    prepared.set(preparation, inputs);
    const own = modelNodes(graph, model, inputs, isBinary);
    return parts.length === 1 ? own : graph.add('Mul', [own, graph.floats([weight])]);
  });
  return answers.reduce((sum, next) => graph.add('Add', [sum, next]));
}

function preparationNodes(graph: GraphBuilder, { encoders }: Preparation, inputOf: (column: string) => string) {
  const dense = encoders.filter(({ kind }) => kind !== 'text');
  return {
    columns: dense.length === 0 ? null : encoderNodes(graph, dense, inputOf),
    texts: encoders.flatMap((encoder) =>
      encoder.kind === 'text'
        ? [{ input: graph.add('Reshape', [inputOf(encoder.column), graph.int64s([-1])]), tfIdf: encoder.tfIdf }]
        : [],
    ),
  };
}

function outputNodes({ task }: Pipeline, answers: string): GraphEnding {
  if (task.kind === 'regression') {
    return {
      nodes: [node('Identity', [answers], ['value'])],
      constants: [],
      outputs: [{ name: 'value', type: 'float32', dims: ['N', 1] }],
    };
  }
  const [first = '', second = ''] = task.labels;
  if (task.labels.length === 2) return positiveOutputs(answers, [first, second]);
  return classOutputs(answers, task.labels);
}
