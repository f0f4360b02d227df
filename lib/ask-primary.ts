import cluster, { type Worker } from 'node:cluster';
import { AppError, type ErrorCode, isAppError } from '#lib/errors';
import { log } from '#lib/log';
import { processShared } from '#lib/process-shared';

/** Something that the primary knows or does for its web processes: from a question to an answer. */
export type Topic<Question, Answer> = { name: string; answer(question: Question): Answer | Promise<Answer> };

type Ask = { kind: 'ask'; topic: string; call: number; question: unknown };
type Reply =
  | { kind: 'answer'; call: number; answer: unknown }
  | { kind: 'refusal'; call: number; code: ErrorCode; detail: string };
type Waiting = { resolve: (answer: unknown) => void; reject: (error: Error) => void };

/**
 * Has the primary answer, in a web process of a cluster; anywhere else this process answers for itself. Throws what
 * the primary threw, as an AppError.
 */
export function askPrimary<Q, A>(topic: Topic<Q, A>, question: Q): A | Promise<A> {
  if (!cluster.isWorker) return topic.answer(question);
  const asker = processShared('asker', openAsker);
  // What comes back is what the topic of that name answered, in the same version of this code.
  return asker(topic.name, question) as Promise<A>;
}

function openAsker(): (topic: string, question: unknown) => Promise<unknown> {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  process.on('message', (reply: Reply) => {
    if (reply.kind !== 'answer' && reply.kind !== 'refusal') return;
    const asked = waiting.get(reply.call);
    waiting.delete(reply.call);
    if (reply.kind === 'answer') asked?.resolve(reply.answer);
    else asked?.reject(new AppError(reply.code, reply.detail));
  });
  return (topic, question) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      process.send?.({ kind: 'ask', topic, call: last, question } satisfies Ask);
    });
}

/** In the primary: answers a web process on these topics. Tensors need `serialization: 'advanced'` on the cluster. */
// biome-ignore lint/suspicious/noExplicitAny: each topic has its own question, and is only ever asked that.
export function answerWebProcess(worker: Worker, topics: readonly Topic<any, unknown>[]): void {
  // A reply to a web process that was killed meanwhile fails; unheard, that would end this process too.
  worker.on('error', (error) => log.warn({ error: error.message }, 'a web process could not be told'));
  worker.on('message', async (ask: Ask) => {
    const topic = ask.kind === 'ask' && topics.find(({ name }) => name === ask.topic);
    if (!topic) return;
    const reply = await replyTo(ask, topic);
    if (worker.isConnected()) worker.send(reply);
  });
}

async function replyTo({ call, question }: Ask, topic: Topic<unknown, unknown>): Promise<Reply> {
  try {
    return { kind: 'answer', call, answer: await topic.answer(question) };
  } catch (error) {
    const code = isAppError(error) ? error.code : 'internal';
    return { kind: 'refusal', call, code, detail: error instanceof Error ? error.message : String(error) };
  }
}
