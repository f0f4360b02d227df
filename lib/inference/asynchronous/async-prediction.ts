import { z } from 'zod';
import { PredictRequest } from '#lib/inference/predict-request';
import { PredictionAnswer } from '#lib/inference/prediction-answer';
import { Problem } from '#lib/problem-details';

const moment = z.iso.datetime();

export const AsyncStatus = z.enum(['queued', 'running', 'succeeded', 'failed', 'canceled']);
export type AsyncStatus = z.infer<typeof AsyncStatus>;

/** A call that is answered later, without its answer. */
export const AsyncPredictionSummary = z
  .object({
    id: z.string().meta({ description: 'The id that the prediction has in the ledger once it has succeeded.' }),
    status: AsyncStatus,
    model: z.string(),
    version: z.int().meta({ description: 'Fixed when it was asked for: moving an alias changes nothing.' }),
    userId: z.string().meta({ description: 'Whose it is.' }),
    createdAt: moment,
    startedAt: moment.nullable(),
    endedAt: moment.nullable().meta({ description: 'It is forgotten 7 days later.' }),
    problem: Problem.optional().meta({ description: 'Why it failed: what `POST /api/predict` would have answered.' }),
  })
  .meta({ id: 'AsyncPredictionSummary' });
export type AsyncPredictionSummary = z.infer<typeof AsyncPredictionSummary>;

export const AsyncPrediction = AsyncPredictionSummary.extend({
  answer: PredictionAnswer.optional().meta({
    description: 'Once it has succeeded. Where the model keeps no answers, for a day.',
  }),
}).meta({ id: 'AsyncPrediction' });
export type AsyncPrediction = z.infer<typeof AsyncPrediction>;

export const AsyncPredictionPage = z
  .object({ data: z.array(AsyncPredictionSummary), nextCursor: z.string().nullable() })
  .meta({ id: 'AsyncPredictionPage' });
export type AsyncPredictionPage = z.infer<typeof AsyncPredictionPage>;

/** The call as it waits in its row: as sent, with its version; `file` is the row that is one, which lies in storage. */
export const StoredCall = PredictRequest.safeExtend({
  file: z.object({ type: z.string(), sizeBytes: z.int(), isKept: z.boolean() }).optional(),
});
export type StoredCall = z.infer<typeof StoredCall>;

export const hasEnded = (status: AsyncStatus) => status !== 'queued' && status !== 'running';
