import { z } from 'zod';
import { byteRange } from '#lib/http/byte-range';
import { fileOfUser } from '#lib/http/file-of-user';
import { operation } from '#lib/http/operation';
import { irisAnswer, predictionDetail, predictionSummary } from '#lib/http/operations/examples/predictions';
import { predictionAnswer } from '#lib/http/predict-operation';
import { RerunAnswer } from '#lib/inference/prediction-answer';
import { RerunTarget, rerunPrediction } from '#lib/inference/rerun-prediction';
import { storage } from '#lib/storage/storage';
import { GetKeptFile, getKeptFile } from '#lib/usage/get-kept-file';
import { GetPrediction, getPrediction, PredictionDetail } from '#lib/usage/get-prediction';
import { ListPredictions, listPredictions, PredictionPage } from '#lib/usage/list-predictions';

const path = '/api/v1/predictions/{id}';
const params = { id: predictionSummary.id };
const binary = { type: '*/*', schema: z.file() };

export const predictionOperations = {
  list: operation({
    method: 'GET',
    path: '/api/v1/predictions',
    id: 'listPredictions',
    tag: 'Predictions',
    summary: 'List predictions',
    description: 'Your own calls and those to your models, newest first; an admin sees all.',
    permission: 'prediction:read',
    query: ListPredictions,
    answer: PredictionPage,
    examples: {
      query: { model: 'iris', status: 'answered', limit: '20' },
      answer: { data: [predictionSummary], nextCursor: null },
    },
    run: (ctx, { query }) => listPredictions(ctx, query),
  }),

  get: operation({
    method: 'GET',
    path,
    id: 'getPrediction',
    tag: 'Predictions',
    summary: 'Read a prediction',
    description: 'With the rows and answers, where its model keeps them. A failed call is read by its id as well.',
    permission: 'prediction:read',
    params: GetPrediction,
    answer: PredictionDetail,
    examples: { params, answer: predictionDetail },
    run: (ctx, { params }) => getPrediction(ctx, params),
  }),

  file: operation({
    method: 'GET',
    path: `${path}/files/{row}`,
    id: 'getPredictionFile',
    tag: 'Predictions',
    summary: 'Download a file that was a row',
    description: 'The picture, recording, film or text that was sent with `keepFile`, as it was.',
    permission: 'prediction:read',
    params: GetKeptFile,
    requestHeaders: { Range: 'A part of the file, such as `bytes=0-1023`; of several, or past the end, all is sent.' },
    answers: [
      { status: 200, description: 'The file, under its name.', content: binary },
      { status: 206, description: 'The part that was asked for.', content: binary },
    ],
    examples: { params: { ...params, row: '0' } },
    run: async (ctx, { params, request, headers }) => {
      const file = await getKeptFile(ctx, params);
      headers['accept-ranges'] = 'bytes';
      const range = byteRange(request.header('range'), file.sizeBytes);
      return fileOfUser(await storage().open(file.sha256, range ?? undefined), file, headers, range);
    },
  }),

  rerun: operation({
    method: 'POST',
    path: `${path}/rerun`,
    id: 'rerunPrediction',
    tag: 'Predictions',
    summary: 'Answer the rows of a prediction again',
    description:
      'With the version in production, or the model and version you name. It is a prediction of yours, billed like any other. Of somebody else’s call only the units are recorded: this answer is all there is of it (`unitsOnly`).',
    permission: 'predict:run',
    alsoNeeds: ['prediction:read'],
    idempotent: true,
    params: GetPrediction,
    body: RerunTarget,
    answer: RerunAnswer,
    refuses: ['conflict', 'too-large', 'model-failed', 'model-timeout', 'quota-exceeded'],
    examples: { params, body: { version: 1 }, answer: { ...irisAnswer, unitsOnly: false } },
    run: async (ctx, { params, body, startedAt, headers }) =>
      predictionAnswer(await rerunPrediction(ctx, { ...params, ...body }, startedAt), headers),
  }),
};
