import { healthOperation } from '#lib/http/health-operation';
import type { Operation } from '#lib/http/operation';
import { asyncPredictionOperations } from '#lib/http/operations/async-predictions';
import { batchJobOperations } from '#lib/http/operations/batch-jobs';
import { datasetOperations } from '#lib/http/operations/datasets';
import { experimentOperations } from '#lib/http/operations/experiments';
import { keyOperations } from '#lib/http/operations/keys';
import { modelOperations } from '#lib/http/operations/models';
import { oipOperations } from '#lib/http/operations/oip';
import { peopleOperations } from '#lib/http/operations/people';
import { predictOperations } from '#lib/http/operations/predict';
import { predictionOperations } from '#lib/http/operations/predictions';
import { runOperations } from '#lib/http/operations/runs';
import { scheduleOperations } from '#lib/http/operations/schedules';
import { webhookOperations } from '#lib/http/operations/webhooks';
import { predictOperation } from '#lib/http/predict-operation';

/** Every operation of the API, in the order the document shows them. */
export const operations: readonly Operation[] = [
  predictOperation,
  ...Object.values(predictOperations),
  ...Object.values(asyncPredictionOperations),
  ...Object.values(oipOperations),
  ...Object.values(modelOperations),
  ...Object.values(predictionOperations),
  ...Object.values(batchJobOperations),
  ...Object.values(datasetOperations),
  ...Object.values(runOperations),
  ...Object.values(experimentOperations),
  ...Object.values(scheduleOperations),
  ...Object.values(webhookOperations),
  ...Object.values(keyOperations),
  ...Object.values(peopleOperations),
  healthOperation,
];
