import type { Answer } from '#lib/inference/codecs/answers';
import { firstToken } from '#lib/inference/codecs/first-token';
import { rounded } from '#lib/inference/codecs/rounded';
import type { RowNote } from '#lib/inference/row-note';
import type { PlainTensor, Tensors } from '#lib/inference/tensors';
import type { Manifest } from '#lib/registry/manifest';

type Pooling = 'mean' | 'first' | 'last' | 'none';

/**
 * Compiles how an output becomes a vector a row: [N, D] as it is, [N, T, D] pooled over the row's own tokens, marks
 * included and padding not, as sentence-transformers does; without pooling a vector a token.
 */
export function compileEmbeddings(manifest: Manifest, { name }: { name: string }) {
  const { pooling = 'mean', normalise = true } = manifest.outputs?.embedding ?? {};
  const placeOf = firstToken(manifest);
  const finish = (vector: Float64Array): number[] => Array.from(normalise ? toLengthOne(vector) : vector, rounded);
  return (outputs: Tensors, row: number, note: RowNote | undefined): Answer => {
    const tensor = outputs[name]!;
    if (tensor.dims.length < 3) return { embedding: finish(vectorAt(tensor, row, tensor.dims[1] ?? 1)) };
    const [, length = 0, width = 0] = tensor.dims;
    const count = note?.kind === 'tokens' ? note.count : length;
    const begin = row * length + (note?.kind === 'tokens' ? placeOf(length, count) : 0);
    if (pooling !== 'none') return { embedding: finish(pooled(tensor, begin, count, width, pooling)) };
    return { embedding: Array.from({ length: count }, (_, token) => finish(vectorAt(tensor, begin + token, width))) };
  };
}

function pooled(tensor: PlainTensor, begin: number, count: number, width: number, pooling: Exclude<Pooling, 'none'>) {
  if (pooling !== 'mean') return vectorAt(tensor, pooling === 'first' ? begin : begin + count - 1, width);
  const mean = new Float64Array(width);
  for (let token = begin; token < begin + count; token++)
    for (let d = 0; d < width; d++) mean[d]! += Number(tensor.data[token * width + d]);
  return mean.map((sum) => sum / count);
}

function vectorAt({ data }: PlainTensor, index: number, width: number): Float64Array {
  return Float64Array.from({ length: width }, (_, d) => Number(data[index * width + d]));
}

/** Divided by its Euclidean length; a vector of zeros stays one. */
function toLengthOne(vector: Float64Array): Float64Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length > 0 ? vector.map((value) => value / length) : vector;
}
