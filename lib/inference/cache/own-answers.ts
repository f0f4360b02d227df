import cluster from 'node:cluster';
import { env } from '#lib/env';
import { type AnswerBook, answerBook } from '#lib/inference/cache/answer-book';
import { processShared } from '#lib/process-shared';

/** The machine's budget: a quarter in front, in its web processes, where these share a book in the primary. */
export const primaryBytes = Math.ceil(0.75 * env.ANSWER_CACHE_BYTES);

/** The answers that this process has at hand, without asking anybody. */
export const ownAnswers = (): AnswerBook => processShared('own-answers', () => answerBook(ownBytes()));

function ownBytes(): number {
  if (!cluster.isWorker) return env.ANSWER_CACHE_BYTES;
  const ofProcesses = env.REDIS_URL ? env.ANSWER_CACHE_BYTES : env.ANSWER_CACHE_BYTES - primaryBytes;
  return Math.ceil(ofProcesses / env.WEB_PROCESSES);
}
