import { z } from 'zod';
import { tellWhenToAskAgain } from '#lib/http/answer-later';
import { operation } from '#lib/http/operation';
import { canceledPrediction, donePrediction } from '#lib/http/operations/examples/async-predictions';
import { mostWaitS, readPrefer } from '#lib/http/prefer';
import { AsyncPrediction, AsyncPredictionPage } from '#lib/inference/asynchronous/async-prediction';
import { CancelAsyncPrediction, cancelAsyncPrediction } from '#lib/inference/asynchronous/cancel-async-prediction';
import { GetAsyncPrediction, getAsyncPrediction } from '#lib/inference/asynchronous/get-async-prediction';
import { ListAsyncPredictions, listAsyncPredictions } from '#lib/inference/asynchronous/list-async-predictions';
import { waitForEnd } from '#lib/inference/asynchronous/wait-for-end';

const params = { id: donePrediction.id };
const { answer: _, ...doneSummary } = donePrediction;

const Waiting = z.object({
  wait: z.coerce
    .number()
    .int()
    .min(0)
    .max(mostWaitS)
    .optional()
    .describe('For how many seconds to wait until it has ended. The header `Prefer: wait=N` says the same.'),
});

export const asyncPredictionOperations = {
  list: operation({
    method: 'GET',
    path: '/api/v1/async-predictions',
    id: 'listAsyncPredictions',
    tag: 'Asynchronous predictions',
    summary: 'List your asynchronous predictions',
    description:
      'Newest first, without their answers; an admin sees everybody’s. They are forgotten 7 days after they ended.',
    permission: 'predict:run',
    query: ListAsyncPredictions,
    answer: AsyncPredictionPage,
    examples: {
      query: { status: 'succeeded', limit: '20' },
      answer: { data: [doneSummary], nextCursor: null },
    },
    run: (ctx, { query }) => listAsyncPredictions(ctx, query),
  }),

  get: operation({
    method: 'GET',
    path: '/api/v1/async-predictions/{id}',
    id: 'getAsyncPrediction',
    tag: 'Asynchronous predictions',
    summary: 'Read an asynchronous prediction',
    description: 'Its state; its answer once it has succeeded, its problem where it failed. It may be waited for.',
    permission: 'predict:run',
    params: GetAsyncPrediction,
    query: Waiting,
    answer: AsyncPrediction,
    answerHeaders: {
      'Retry-After': 'While it waits or runs: after how many seconds to ask again.',
      'Preference-Applied': '`wait=N`, where the header Prefer asked for that.',
    },
    requestHeaders: { Prefer: '`wait=N`: wait up to N seconds (60 at most) until it has ended.' },
    refuses: ['not-found'],
    examples: { params, answer: donePrediction },
    run: async (ctx, { params, query, request, headers }) => {
      const preferred = readPrefer(request.header('prefer')).waitS;
      if (query.wait === undefined && preferred !== null) headers['preference-applied'] = `wait=${preferred}`;
      const { id, endedAt } = await getAsyncPrediction(ctx, params);
      if (endedAt === null) await waitForEnd(ctx.db, id, (query.wait ?? preferred ?? 0) * 1000);
      const now = await getAsyncPrediction(ctx, params);
      tellWhenToAskAgain(now, headers);
      return now;
    },
  }),

  cancel: operation({
    method: 'POST',
    path: '/api/v1/async-predictions/{id}/cancel',
    id: 'cancelAsyncPrediction',
    tag: 'Asynchronous predictions',
    summary: 'Cancel an asynchronous prediction',
    description: 'It is never billed then, also where it ran already. One that has ended is a `409`.',
    permission: 'predict:run',
    params: CancelAsyncPrediction,
    answer: AsyncPrediction,
    refuses: ['not-found', 'conflict'],
    examples: { params, answer: canceledPrediction },
    run: (ctx, { params }) => cancelAsyncPrediction(ctx, params),
  }),
};
