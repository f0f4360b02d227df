import type { compileClasses } from '#lib/inference/codecs/answer-classes';
import type { Answer } from '#lib/inference/codecs/answers';
import { rounded } from '#lib/inference/codecs/rounded';
import { type RowNote, tensorRowsOf, type WindowsNote } from '#lib/inference/row-note';
import type { Tensors } from '#lib/inference/tensors';
import type { Manifest } from '#lib/registry/manifest';

type Aggregate = 'mean' | 'max';

/** Of a longer recording or film the windows from here on are counted, but not listed. */
const MOST_WINDOWS_LISTED = 2_000;

/** How the windows of a recording or the clips of a film become one, as its feature says. */
export function aggregateOf({ features }: Manifest): Aggregate {
  const [feature] = features;
  return feature?.type === 'audio' || feature?.type === 'video' ? feature.aggregate : 'mean';
}

/**
 * Compiles how the windows of a row become its answer: the mean, or the highest, of what each label's probability is
 * after activation, and what was answered of each window. Other rows are answered as they are.
 */
export function compileClassWindows(
  manifest: Manifest,
  { probabilitiesOf, answerOf }: ReturnType<typeof compileClasses>,
) {
  const aggregate = aggregateOf(manifest);
  return (outputs: Tensors, row: number, note: RowNote | undefined): Answer => {
    if (note?.kind !== 'windows') return answerOf(probabilitiesOf(outputs, row));
    const each = note.windows.map((_, w) => probabilitiesOf(outputs, row + w));
    const listed = note.windows.slice(0, MOST_WINDOWS_LISTED).map(({ startS, endS }, w) => {
      const { label, score } = answerOf(each[w]!);
      return { startS: rounded(startS), endS: rounded(endS), label, score: score ?? 0 };
    });
    return {
      ...answerOf(aggregated(each, aggregate)),
      durationS: rounded(note.durationS),
      windows: listed,
      ...(each.length > listed.length && { windowCount: each.length }),
    };
  };
}

/** Each window's number, as one. */
export function aggregatedValue(values: readonly number[], aggregate: Aggregate): number {
  return aggregate === 'max' ? values.reduce((a, b) => Math.max(a, b)) : values.reduce((a, b) => a + b) / values.length;
}

/** The label most windows have; of several, the one that came first. */
export function mostFrequent(labels: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return labels.find((label) => counts.get(label) === most)!;
}

/** The mean of the windows' vectors, which are as long as each other; to length 1 again where each of them was. */
export function meanVector(vectors: readonly (readonly number[])[], normalise: boolean): number[] {
  const sum = vectors[0]!.map((_, d) => vectors.reduce((total, vector) => total + vector[d]!, 0));
  const length = normalise ? Math.hypot(...sum) || 1 : vectors.length;
  return sum.map((value) => rounded(value / length));
}

/** The rows of the tensors that belong to a row which begins at `row`, each by itself. */
export function eachWindow<T>(note: RowNote | undefined, row: number, read: (row: number) => T): T[] {
  return Array.from({ length: tensorRowsOf(note) }, (_, w) => read(row + w));
}

export const hasWindows = (note: RowNote | undefined): note is WindowsNote => note?.kind === 'windows';

function aggregated(each: readonly Float64Array[], aggregate: Aggregate): Float64Array {
  const result = each[0]!.slice();
  for (const probabilities of each.slice(1)) {
    for (let c = 0; c < result.length; c++) {
      if (aggregate === 'mean') result[c]! += probabilities[c]!;
      else if (probabilities[c]! > result[c]!) result[c] = probabilities[c]!;
    }
  }
  return aggregate === 'mean' ? result.map((sum) => sum / each.length) : result;
}
