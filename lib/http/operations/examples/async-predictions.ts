import type { AsyncPrediction } from '#lib/inference/asynchronous/async-prediction';

const asked = {
  id: 'pred_01kb1f9c4e6g8j0k2m4n6p8q0r',
  model: 'iris',
  version: 1,
  userId: 'usr_01kb1f2a3b4c5d6e7f8g9h0j1k',
  createdAt: '2026-11-20T09:15:00.000Z',
};

export const donePrediction: AsyncPrediction = {
  ...asked,
  status: 'succeeded',
  startedAt: '2026-11-20T09:15:00.021Z',
  endedAt: '2026-11-20T09:15:00.094Z',
  answer: {
    id: asked.id,
    model: 'iris',
    version: 1,
    predictions: [{ label: 'setosa', probabilities: { setosa: 0.97, versicolor: 0.02, virginica: 0.01 } }],
    units: 1,
    cached: false,
  },
};

export const canceledPrediction: AsyncPrediction = {
  ...asked,
  status: 'canceled',
  startedAt: null,
  endedAt: '2026-11-20T09:15:02.000Z',
};
