import { endpoint, JsonText } from '#lib/http/endpoint';
import { withPredictRequest } from '#lib/http/read-predict-request';
import { type Prediction, predict } from '#lib/inference/predict';

/** `POST /api/predict`: the one endpoint behind `server.ts` and `app/api/predict/route.ts` alike. */
export const predictEndpoint = endpoint({
  permission: 'predict:run',
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
