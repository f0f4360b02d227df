import { expect, test } from 'vitest';
import { draftOf, readDraft, whatGoes } from '#components/privacy/retention-draft.ts';
import { ApiProblem } from '#components/ui/api-problem.ts';
import type { Retention } from '#lib/privacy/retention/retention';

const kept: Retention = {
  inputDays: null,
  failedCallDays: 90,
  webhookMessageDays: 30,
  batchJobDays: null,
  stripeEventDays: 90,
};

function problemWith(typed: Partial<ReturnType<typeof draftOf>>): ApiProblem | null {
  try {
    readDraft({ ...draftOf(kept), ...typed });
    return null;
  } catch (error) {
    return error instanceof ApiProblem ? error : null;
  }
}

test('what is kept is read back as it is, without an end as null', () => {
  expect(readDraft(draftOf(kept))).toEqual(kept);
  expect(readDraft({ ...draftOf(kept), failedCallDays: '7', inputDays: 1 })).toMatchObject({
    failedCallDays: 7,
    inputDays: 1,
  });
});

test.each([0, -5, 1.5, 3651, 99_999_999, '', '-', '1'.repeat(30)])(
  'what is no number of days is told at its field, never changed into one: %s',
  (typed) => {
    const problem = problemWith({ failedCallDays: typed });
    expect(problem?.errors).toEqual([{ pointer: '/failedCallDays', detail: 'Write whole days, from 1 to 3,650.' }]);
  },
);

test('each kind has a most of its own', () => {
  expect(problemWith({ webhookMessageDays: 30 })).toBeNull();
  expect(problemWith({ webhookMessageDays: 31, inputDays: 0 })?.errors).toMatchObject([
    { pointer: '/inputDays' },
    { pointer: '/webhookMessageDays', detail: 'Write whole days, from 1 to 30.' },
  ]);
});

test('a time that gets shorter, or begins, deletes and says so; a longer one or none deletes nothing', () => {
  expect(whatGoes(kept, kept)).toEqual([]);
  expect(whatGoes(kept, { ...kept, failedCallDays: 91 })).toEqual([]);
  expect(whatGoes({ ...kept, inputDays: 30 }, kept)).toEqual([]);
  expect(whatGoes(kept, { ...kept, inputDays: 30, failedCallDays: 1 })).toEqual([
    'All inputs, answers, files and subjects of predictions, older than 30 days (until now: kept).',
    'All failed calls, older than 1 day (until now: 90 days).',
  ]);
});
