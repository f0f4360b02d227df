import type { Example } from '#lib/registry/manifest';

type Expected = NonNullable<Example['expected']>;
type Answer = {
  label?: string;
  probabilities?: Record<string, number>;
  value?: number | string | null;
  [other: string]: unknown;
};

/**
 * How an answer differs from the expected one: what is wrong in words, none where it fits, and the largest
 * difference of a number. A number fits within `tolerance` × max(1, its expected size).
 */
export function compareAnswer(expected: Expected, answer: Answer): { problems: string[]; worstDifference: number } {
  const problems: string[] = [];
  let worstDifference = 0;
  const compare = (what: string, wanted: number, got: unknown) => {
    const difference = typeof got === 'number' ? Math.abs(got - wanted) : Number.POSITIVE_INFINITY;
    if (Number.isFinite(difference)) worstDifference = Math.max(worstDifference, difference);
    if (difference <= expected.tolerance * Math.max(1, Math.abs(wanted))) return;
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
  return { problems, worstDifference };
}
