import { z } from 'zod';
import { env } from '#lib/env';
import { JsonText } from '#lib/http/answer';
import { answerLater } from '#lib/http/answer-later';
import { operation } from '#lib/http/operation';
import { irisAnswer, predictRequest } from '#lib/http/operations/examples/predictions';
import { readPrefer } from '#lib/http/prefer';
import { withPredictRequest } from '#lib/http/read-predict-request';
import { AsyncPrediction } from '#lib/inference/asynchronous/async-prediction';
import { type Prediction, predict } from '#lib/inference/predict';
import { PredictRequest, predictFormFields } from '#lib/inference/predict-request';
import { answerJson, PredictionAnswer } from '#lib/inference/prediction-answer';

/** `POST /api/predict`: the one operation behind `server.ts` and `app/api/predict/route.ts` alike. */
export const predictOperation = operation({
  method: 'POST',
  path: '/api/predict',
  id: 'predict',
  tag: 'Predict',
  summary: 'Answer rows with a model',
  description:
    'A row in `input`, or several in `inputs`, as features by name; the answers come in their order. Without `version` ' +
    'or `alias` the version in production answers. A file that is a row is sent as a form, or as base64 in JSON.',
  permission: 'predict:run',
  unaudited: 'each call is in the ledger',
  idempotent: true,
  contents: [
    { type: 'application/json', schema: PredictRequest, example: predictRequest },
    {
      type: 'multipart/form-data',
      schema: z
        .strictObject({ ...predictFormFields, file: z.file().describe('A picture, recording, film, text or tensor.') })
        .meta({ id: 'PredictForm' }),
      description: 'a model that takes one file. `model` before `file` lets a wrong name be refused at once.',
      example: { model: 'digits', keepFile: 'true' },
      maxBytes: env.MAX_FILE_BYTES,
    },
  ],
  answer: PredictionAnswer,
  answers: [
    {
      status: 202,
      description: 'It is answered later, as `Prefer` allowed: look it up at `Location`.',
      content: { type: 'application/json', schema: AsyncPrediction },
      headers: {
        Location: 'Where its state and its answer are.',
        'Preference-Applied': 'Which preferences were followed.',
        'Retry-After': 'After how many seconds to look.',
      },
    },
  ],
  requestHeaders: {
    Prefer:
      '`respond-async`: to be answered later, with `202`. `wait=N`: the same, but what is answered within N seconds ' +
      '(60 at most) comes at once.',
  },
  answerHeaders: { 'Server-Timing': 'How long each stage took, in milliseconds.' },
  examples: { answer: irisAnswer },
  refuses: [
    'bad-json',
    'not-found',
    'too-large',
    'unsupported-media-type',
    'invalid',
    'model-failed',
    'model-timeout',
    'quota-exceeded',
  ],
  run: (ctx, { request, headers, startedAt }) => {
    const preferences = readPrefer(request.header('prefer'));
    const isLater = preferences.respondAsync || preferences.waitS !== null;
    return withPredictRequest(ctx, request, async (call) =>
      isLater
        ? answerLater(ctx, call, preferences, { headers, startedAt })
        : predictionAnswer(await predict(ctx, call, startedAt), headers),
    );
  },
});

/** The body of an answered call; how long its stages took goes to the headers. */
export function predictionAnswer(
  prediction: Prediction & { unitsOnly?: boolean },
  headers: Record<string, string>,
): JsonText {
  headers['server-timing'] = serverTiming(prediction.stagesMs);
  return new JsonText(answerJson(prediction), { isUnkept: prediction.unitsOnly ?? false });
}

/** The stages of a call, for the header Server-Timing. */
export function serverTiming({ admit, resolve, decode, run, record }: Prediction['stagesMs']): string {
  const stage = (name: string, ms: number) => `${name};dur=${Math.round(ms * 1000) / 1000}`;
  return `${stage('admit', admit)}, ${stage('resolve', resolve)}, ${stage('decode', decode)}, ${stage('run', run)}, ${stage('record', record)}`;
}
