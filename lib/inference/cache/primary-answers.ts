import { askPrimary, type Topic } from '#lib/ask-primary';
import { type AnswerBook, answerBook, type Claim, type Terms } from '#lib/inference/cache/answer-book';
import type { Kept } from '#lib/inference/cache/memory-answers';
import { primaryBytes } from '#lib/inference/cache/own-answers';
import type { SharedAnswers } from '#lib/inference/cache/shared-answers';
import { processShared } from '#lib/process-shared';

const book = (): AnswerBook => processShared('primary-answers', () => answerBook(primaryBytes));

const claimAnswers: Topic<{ keys: readonly string[]; terms: Terms }, Claim[]> = {
  name: 'claim-answers',
  answer: ({ keys, terms }) => book().claim(keys, terms),
};
const awaitAnswer: Topic<{ key: string; waitMs: number }, Kept | null> = {
  name: 'await-answer',
  answer: ({ key, waitMs }) => book().wait(key, waitMs),
};
const putAnswers: Topic<readonly (readonly [string, Kept])[], void> = {
  name: 'put-answers',
  answer: (entries) => book().put(entries),
};
const abandonAnswers: Topic<readonly string[], void> = {
  name: 'abandon-answers',
  answer: (keys) => book().abandon(keys),
};
const forgetAnswers: Topic<string, void> = { name: 'forget-answers', answer: (prefix) => book().forget(prefix) };

/** What the primary answers its web processes about the answers they share. */
export const answerTopics = [claimAnswers, awaitAnswer, putAnswers, abandonAnswers, forgetAnswers];

/** The answers shared by the web processes of this machine, in the memory of their primary. */
export const primaryAnswers: SharedAnswers = {
  kind: 'primary',
  claim: async (keys, terms) => askPrimary(claimAnswers, { keys, terms }),
  wait: async (key, waitMs) => askPrimary(awaitAnswer, { key, waitMs }),
  put: async (entries) => askPrimary(putAnswers, entries),
  abandon: async (keys) => askPrimary(abandonAnswers, keys),
  forget: async (prefix) => askPrimary(forgetAnswers, prefix),
};
