import { endpoint, JsonText } from '#lib/http/endpoint';
import { readPredictRequest } from '#lib/http/read-predict-request';
import { type Prediction, predict } from '#lib/inference/predict';

/** `POST /api/predict`: the one endpoint behind `server.ts` and `app/api/predict/route.ts` alike. */
export const predictEndpoint = endpoint({
  permission: 'predict:run',
  async run(ctx, { request, headers, startedAt }) {
    const call = await readPredictRequest(request);
    const { id, model, version, predictionsJson, units, cached, stagesMs } = await predict(ctx, call, startedAt);
    headers['server-timing'] = serverTiming(stagesMs);
    return new JsonText(
      `{"id":"${id}","model":"${model}","version":${version},"predictions":${predictionsJson},"units":${units},"cached":${cached}}`,
    );
  },
});

function serverTiming({ admit, resolve, decode, run, record }: Prediction['stagesMs']): string {
  const stage = (name: string, ms: number) => `${name};dur=${Math.round(ms * 1000) / 1000}`;
  return `${stage('admit', admit)}, ${stage('resolve', resolve)}, ${stage('decode', decode)}, ${stage('run', run)}, ${stage('record', record)}`;
}
