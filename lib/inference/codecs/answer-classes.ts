import type { Answer } from '#lib/inference/codecs/answers';
import { rounded } from '#lib/inference/codecs/rounded';
import { sigmoid, softmax } from '#lib/inference/codecs/softmax';
import type { PlainTensor, Tensors } from '#lib/inference/tensors';
import type { Binding } from '#lib/registry/bind-manifest';
import type { Manifest } from '#lib/registry/manifest';

type ClassAnswer = Extract<Answer, { score: number | null }>;
type Activation = NonNullable<Manifest['outputs']>['activation'];

/**
 * Compiles how an output becomes the labels' probabilities, in their order, and these an answer. The label is taken
 * from the probabilities: some graphs' own label output disagrees with them.
 */
export function compileClasses(
  { labels = [], outputs: reading }: Manifest,
  { name, kind }: NonNullable<Binding['outputs']['probabilities']>,
) {
  const { activation, most } = reading ?? {};
  const isPositiveClass = kind === 'positive-class';
  const names = isPositiveClass ? [labels[0] ?? '0', labels[1] ?? '1'] : labels;
  return {
    probabilitiesOf(outputs: Tensors, row: number): Float64Array {
      const tensor = outputs[name]!;
      return isPositiveClass ? bothClasses(tensor, row, activation) : eachClass(tensor, row, activation, labels.length);
    },
    answerOf: (probabilities: Float64Array): ClassAnswer => answerOf(probabilities, names, most),
  };
}

function eachClass({ data, dims }: PlainTensor, row: number, activation: Activation, labelCount: number): Float64Array {
  // [N] is one row of a graph without a dimension for rows, unless there is but one label.
  const width = dims.length > 1 ? data.length / dims[0]! : labelCount === 1 ? 1 : data.length;
  const values = new Float64Array(width);
  for (let c = 0; c < width; c++) values[c] = Number(data[row * width + c]);
  if (activation === 'softmax') softmax(values);
  else if (activation === 'sigmoid') for (let c = 0; c < width; c++) values[c] = sigmoid(values[c]!);
  return values;
}

function bothClasses({ data }: PlainTensor, row: number, activation: Activation): Float64Array {
  const value = Number(data[row]);
  const p = activation ? sigmoid(value) : value;
  return Float64Array.of(1 - p, p);
}

function answerOf(values: Float64Array, names: readonly string[], most: number | undefined): ClassAnswer {
  let best = 0;
  const probabilities: Record<string, number> = {};
  for (let c = 0; c < values.length; c++) {
    if (values[c]! > values[best]!) best = c;
    probabilities[names[c] ?? String(c)] = rounded(values[c]!);
  }
  return {
    label: names[best] ?? String(best),
    score: rounded(values[best]!),
    probabilities: most === undefined || most >= values.length ? probabilities : mostProbable(values, names, most),
  };
}

function mostProbable(values: Float64Array, names: readonly string[], most: number): Record<string, number> {
  const order = Array.from(values.keys()).sort((a, b) => values[b]! - values[a]! || a - b);
  return Object.fromEntries(order.slice(0, most).map((c) => [names[c] ?? String(c), rounded(values[c]!)]));
}
