import type { Example } from '#lib/registry/manifest';

type Expected = NonNullable<Example['expected']>;
type Box = NonNullable<Expected['detections']>[number]['box'];
type Answer = {
  label?: string;
  probabilities?: Record<string, number>;
  value?: number | string | null;
  entities?: { label: string; start: number; end: number }[];
  embedding?: number[] | number[][];
  detections?: { label: string; score: number; box: Box }[];
  windows?: { label: string }[];
  [other: string]: unknown;
};
type Compare = (what: string, wanted: number, got: unknown, atLeast?: number) => void;

/**
 * How an answer differs from the expected one: what is wrong in words, none where it fits, and the largest
 * difference of a number. A number fits within `tolerance` × max(1, its expected size), the side of a box within a pixel too.
 */
export function compareAnswer(expected: Expected, answer: Answer): { problems: string[]; worstDifference: number } {
  const problems: string[] = [];
  let worstDifference = 0;
  const compare: Compare = (what, wanted, got, atLeast = 0) => {
    const difference = typeof got === 'number' ? Math.abs(got - wanted) : Number.POSITIVE_INFINITY;
    const isBox = atLeast > 0;
    if (Number.isFinite(difference) && !isBox) worstDifference = Math.max(worstDifference, difference);
    if (difference <= Math.max(atLeast, expected.tolerance * Math.max(1, Math.abs(wanted)))) return;
    problems.push(
      `${what} was expected to be ${wanted}, the model answered ${got === undefined ? 'none' : JSON.stringify(got)}`,
    );
  };
  if (expected.label !== undefined && expected.label !== answer.label) {
    const got = answer.label === undefined ? 'no label' : JSON.stringify(answer.label);
    problems.push(`the label was expected to be ${JSON.stringify(expected.label)}, the model answered ${got}`);
  }
  for (const [label, wanted] of Object.entries(expected.probabilities ?? {})) {
    compare(`the probability of ${JSON.stringify(label)}`, wanted, answer.probabilities?.[label]);
  }
  if (expected.value !== undefined) compare('the value', expected.value, answer.value);
  if (expected.embedding) compareEmbedding(expected.embedding, answer.embedding?.flat(), compare, problems);
  if (expected.detections) compareDetections(expected.detections, answer.detections ?? [], compare, problems);
  const list = (what: string, wanted: readonly string[] | undefined, got: readonly string[] = []) => {
    if (!wanted || wanted.join() === got.join()) return;
    problems.push(`the ${what} were expected to be ${shown(wanted)}, the model answered ${shown(got)}`);
  };
  list('entities', expected.entities?.map(spanOf), answer.entities?.map(spanOf));
  list(
    'windows',
    expected.windows,
    answer.windows?.map(({ label }) => label),
  );
  return { problems, worstDifference };
}

function compareEmbedding(
  wanted: readonly number[],
  got: readonly number[] = [],
  compare: Compare,
  problems: string[],
) {
  if (wanted.length !== got.length) {
    problems.push(`the embedding was expected to have ${wanted.length} numbers, the model answered ${got.length}`);
    return;
  }
  wanted.forEach((value, index) => {
    // The first that differs says enough.
    if (problems.length === 0) compare(`number ${index + 1} of the embedding`, value, got[index]);
  });
}

function compareDetections(
  wanted: NonNullable<Expected['detections']>,
  got: NonNullable<Answer['detections']>,
  compare: Compare,
  problems: string[],
) {
  const labels = [wanted, got].map((list) => list.map(({ label }) => label));
  if (labels[0]!.join() !== labels[1]!.join()) {
    problems.push(`the boxes were expected to be of ${shown(labels[0]!)}, the model answered ${shown(labels[1]!)}`);
    return;
  }
  wanted.forEach(({ box, score, label }, index) => {
    const other = got[index]!;
    const what = `box ${index + 1} (${label})`;
    for (const side of ['x', 'y', 'width', 'height'] as const)
      compare(`${side} of ${what}`, box[side], other.box[side], 1);
    if (score !== undefined) compare(`the score of ${what}`, score, other.score);
  });
}

const spanOf = ({ label, start, end }: { label: string; start: number; end: number }) => `${label} ${start}–${end}`;

const shown = (items: readonly string[]) =>
  items.length === 0 ? 'none' : items.slice(0, 10).join(', ') + (items.length > 10 ? ', …' : '');
