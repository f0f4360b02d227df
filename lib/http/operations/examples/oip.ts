import type { ModelMetadata } from '#lib/oip/described-model';
import type { InferRequest } from '#lib/oip/infer-request';
import type { InferResponse } from '#lib/oip/infer-response';

const features = ['sepal_length', 'sepal_width', 'petal_length', 'petal_width'];
const setosa = [5.1, 3.5, 1.4, 0.2];
const virginica = [6.3, 3.3, 6, 2.5];

export const metadataExample: ModelMetadata = {
  name: 'iris',
  versions: ['1'],
  platform: 'onnxruntime_onnx',
  inputs: features.map((name) => ({ name, datatype: 'FP64', shape: [-1] })),
  outputs: [
    { name: 'label', datatype: 'BYTES', shape: [-1] },
    { name: 'score', datatype: 'FP64', shape: [-1] },
    {
      name: 'probabilities',
      datatype: 'FP64',
      shape: [-1, 3],
      parameters: { labels: ['setosa', 'versicolor', 'virginica'] },
    },
  ],
};

export const requestExample: InferRequest = {
  id: '42',
  inputs: features.map((name, f) => ({ name, datatype: 'FP64', shape: [2], data: [setosa[f], virginica[f]] })),
  outputs: [{ name: 'label' }],
};

export const responseExample: InferResponse = {
  model_name: 'iris',
  model_version: '1',
  id: '42',
  parameters: { prediction_id: 'pred_01kb1fd7h9k1m3n5p7q9r1s3t5', cached: false },
  outputs: [{ name: 'label', datatype: 'BYTES', shape: [2], data: ['setosa', 'virginica'] }],
};
