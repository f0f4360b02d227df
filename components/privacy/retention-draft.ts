import { dayCount } from '#components/privacy/day-count.ts';
import { type RetentionField, retentionFields } from '#components/privacy/retention-fields.ts';
import { ApiProblem } from '#components/ui/api-problem.ts';
import { daysRule, mostDays } from '#lib/privacy/retention/most-days';
import type { Retention } from '#lib/privacy/retention/retention';

/** What stands in the fields, as it was typed; empty where it is kept without an end. */
export type RetentionDraft = Record<keyof Retention, number | string>;

export function draftOf(retention: Retention): RetentionDraft {
  const { inputDays, batchJobDays, ...days } = retention;
  return { ...days, inputDays: inputDays ?? '', batchJobDays: batchJobDays ?? '' };
}

/** The draft as the API takes it, empty as null. Throws ApiProblem with a word for each field that is no number of days. */
export function readDraft(draft: RetentionDraft): Record<keyof Retention, number | null> {
  const wrong = retentionFields.filter((field) => !isDays(draft[field.name], field));
  if (wrong.length > 0) {
    throw new ApiProblem({
      status: 422,
      code: 'invalid',
      title: 'The input does not fit',
      detail: 'Nothing was saved.',
      errors: wrong.map(({ name }) => ({ pointer: `/${name}`, detail: daysRule(mostDays[name]) })),
    });
  }
  const read = (name: keyof Retention) => (draft[name] === '' ? null : Number(draft[name]));
  return {
    inputDays: read('inputDays'),
    failedCallDays: read('failedCallDays'),
    webhookMessageDays: read('webhookMessageDays'),
    batchJobDays: read('batchJobDays'),
    stripeEventDays: read('stripeEventDays'),
  };
}

function isDays(typed: number | string, { name, mayBeEmpty }: RetentionField): boolean {
  if (typed === '') return mayBeEmpty === true;
  const days = Number(typed);
  return Number.isInteger(days) && days >= 1 && days <= mostDays[name];
}

/** What is deleted for good by keeping as `after` says what was kept as `before` says, a sentence each. */
export function whatGoes(before: Retention, after: Record<keyof Retention, number | null>): string[] {
  return retentionFields.flatMap(({ name, deletes }) => {
    const [was, is] = [before[name], after[name]];
    if (is === null || (was !== null && is >= was)) return [];
    return `All ${deletes}, older than ${dayCount(is)} (until now: ${was === null ? 'kept' : dayCount(was)}).`;
  });
}
