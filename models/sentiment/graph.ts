import { pipelineToOnnx } from '#lib/training/onnx/pipeline-to-onnx';
import { labels, type SentimentModel } from './train.ts';

/** The whole way from texts [N, 1] to labels and probabilities as one graph. */
export function toOnnx({ tfIdf, regression }: SentimentModel): Uint8Array {
  const preparation = { encoders: [{ kind: 'text', column: 'text', tfIdf } as const] };
  return pipelineToOnnx(
    {
      task: { kind: 'classification', target: 'sentiment', labels },
      parts: [{ weight: 1, algorithm: 'linear', preparation, model: regression }],
    },
    [{ name: 'text', type: 'text' }],
  );
}
