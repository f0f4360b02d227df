import { owner } from '#lib/http/operations/examples/owner';
import type { PredictionAnswer } from '#lib/inference/prediction-answer';
import type { PredictionDetail } from '#lib/usage/get-prediction';
import type { PredictionSummary } from '#lib/usage/prediction-summary';

export const setosa = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };
const virginica = { sepal_length: 6.3, sepal_width: 3.3, petal_length: 6, petal_width: 2.5 };

const answerOf = (label: string) => ({
  label,
  probabilities: Object.fromEntries(
    ['setosa', 'versicolor', 'virginica'].map((name) => [name, name === label ? 1 : 0]),
  ),
});

/** What `POST /api/predict` takes. */
export const predictRequest = { model: 'iris', inputs: [setosa, virginica], subject: 'flower-17' };

export const irisAnswer: PredictionAnswer = {
  id: 'pred_01kb1fd7h9k1m3n5p7q9r1s3t5',
  model: 'iris',
  version: 1,
  predictions: [answerOf('setosa'), answerOf('virginica')],
  units: 2,
  cached: false,
};

export const predictionSummary: PredictionSummary = {
  id: irisAnswer.id,
  status: 'answered',
  createdAt: '2026-11-20T10:00:00.000Z',
  model: 'iris',
  modelName: 'Iris',
  task: 'classification',
  version: 1,
  user: owner,
  keyId: 'key_01kb1fe8j0k2m4n6p8q0r2s4t6',
  subject: predictRequest.subject,
  units: 2,
  cached: false,
  latencyMs: 0.41,
  requestId: 'req_01kb1fd7h9k1m3n5p7q9r1s3t4',
  batchJobId: null,
  input: JSON.stringify(setosa),
  answer: { text: 'setosa', score: 1 },
  files: [],
  error: null,
};

export const predictionDetail: PredictionDetail = {
  ...predictionSummary,
  inputs: predictRequest.inputs,
  outputs: [answerOf('setosa'), answerOf('virginica')],
};
