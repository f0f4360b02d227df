import { AppError, type FieldError, isAppError } from '#lib/errors';
import type { Codec } from '#lib/inference/compile-codec';
import type { Certificate } from '#lib/registry/certificate';
import { compareAnswer } from '#lib/registry/compare-answer';
import type { Manifest } from '#lib/registry/manifest';
import type { SampleRun } from './sample-runs.ts';

/**
 * Holds the answers to the owner's examples against what they expect. Throws AppError('invalid') naming each example
 * that is answered otherwise; null where nothing is expected.
 */
export function checkExamples({ examples }: Manifest, codec: Codec, runs: readonly SampleRun[]): Certificate['parity'] {
  const errors: FieldError[] = [];
  let checked = 0;
  let worst = 0;
  for (const { example, outputs, notes } of runs) {
    if (example === null) continue;
    const { name, expected } = examples[example]!;
    const pointer = `/examples/${example}${name ? ` (${name})` : ''}`;
    try {
      const [answer] = codec.encode(outputs, 0, 1, notes);
      if (!expected) continue;
      checked++;
      const { problems, worstDifference } = compareAnswer(expected, answer!);
      worst = Math.max(worst, worstDifference);
      errors.push(...problems.map((detail) => ({ pointer, detail })));
    } catch (error) {
      if (!isAppError(error)) throw error;
      errors.push({ pointer, detail: error.message });
    }
  }
  if (errors.length > 0)
    throw new AppError('invalid', 'The model does not answer its examples as expected.', { errors });
  return checked === 0 ? null : { checked, passed: checked, worstDifference: worst };
}
