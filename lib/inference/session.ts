import { isTensorType, type PlainTensor, type Tensors } from '#lib/inference/tensors';

process.env.ORT_DISABLE_TELEMETRY = '1';
// A CommonJS module: its names arrive on the default export under plain Node, and the variable above must come first.
const ort = (await import('onnxruntime-node')).default;

type Options = NonNullable<Parameters<typeof ort.InferenceSession.create>[1]>;

/** A loaded graph. `run` blocks the thread while it computes, though it gives a promise. */
export type Session = {
  run(feeds: Tensors, outputNames: readonly string[]): Promise<Tensors>;
  release(): Promise<void>;
};

/** Loads a graph, a file's path or its bytes, with `threads` threads per run. Throws onnxruntime's own error where it cannot. */
export async function openSession(graph: string | Uint8Array, threads = 1): Promise<Session> {
  const options: Options = {
    executionProviders: ['cpu'],
    graphOptimizationLevel: 'all',
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // Fatal only: what goes wrong is thrown, and must not be printed as well.
    logSeverityLevel: 4,
    // A thread that waits for work must not burn the core that others would work on.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
  const session = await (typeof graph === 'string'
    ? ort.InferenceSession.create(graph, options)
    : ort.InferenceSession.create(graph, options));
  return {
    async run(feeds, outputNames) {
      const inputs: Record<string, InstanceType<typeof ort.Tensor>> = {};
      for (const name in feeds) {
        const { type, data, dims } = feeds[name]!;
        inputs[name] = new ort.Tensor(type as 'float32', data as Float32Array, dims);
      }
      const results = await session.run(inputs, outputNames as string[]);
      const outputs: Tensors = {};
      for (const name of outputNames) outputs[name] = toPlain(name, results[name]!);
      return outputs;
    },
    release: () => session.release(),
  };
}

function toPlain(name: string, tensor: { type: string; dims: readonly number[]; data: unknown }): PlainTensor {
  if (!isTensorType(tensor.type)) throw new Error(`The output "${name}" has the unsupported type ${tensor.type}.`);
  return { type: tensor.type, dims: tensor.dims, data: tensor.data as PlainTensor['data'] };
}
