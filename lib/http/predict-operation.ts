import { z } from 'zod';
import { JsonText } from '#lib/http/endpoint';
import { operation } from '#lib/http/operation';
import { withPredictRequest } from '#lib/http/read-predict-request';
import { type Prediction, predict } from '#lib/inference/predict';

/** The JSON of an answered call. */
export const PredictionAnswer = z
  .object({
    id: z.string().meta({ description: 'The prediction, by which the ledger knows it.' }),
    model: z.string(),
    version: z.int(),
    predictions: z.array(z.unknown()).meta({ description: 'An answer a row; what it has depends on the task.' }),
    units: z.int().meta({ description: 'Rows answered, which is what is billed.' }),
    cached: z.boolean(),
  })
  .meta({ id: 'PredictionAnswer' });

/** `POST /api/predict`: the one operation behind `server.ts` and `app/api/predict/route.ts` alike. */
export const predictOperation = operation({
  method: 'POST',
  path: '/api/predict',
  id: 'predict',
  tag: 'Predict',
  summary: 'Answer rows with a model',
  permission: 'predict:run',
  answer: PredictionAnswer,
  refuses: ['bad-json', 'not-found', 'too-large', 'unsupported-media-type', 'invalid', 'model-failed', 'model-timeout'],
  run: (ctx, { request, headers, startedAt }) =>
    withPredictRequest(ctx, request, async (call) => predictionAnswer(await predict(ctx, call, startedAt), headers)),
});

/** The body of an answered call; how long its stages took goes to the headers. */
export function predictionAnswer(prediction: Prediction, headers: Record<string, string>): JsonText {
  const { id, model, version, predictionsJson, units, cached, stagesMs } = prediction;
  headers['server-timing'] = serverTiming(stagesMs);
  return new JsonText(
    `{"id":"${id}","model":"${model}","version":${version},"predictions":${predictionsJson},"units":${units},"cached":${cached}}`,
  );
}

function serverTiming({ admit, resolve, decode, run, record }: Prediction['stagesMs']): string {
  const stage = (name: string, ms: number) => `${name};dur=${Math.round(ms * 1000) / 1000}`;
  return `${stage('admit', admit)}, ${stage('resolve', resolve)}, ${stage('decode', decode)}, ${stage('run', run)}, ${stage('record', record)}`;
}
