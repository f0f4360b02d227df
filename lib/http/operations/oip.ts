import { z } from 'zod';
import { AppError } from '#lib/errors';
import { Bytes, JsonText } from '#lib/http/answer';
import { endpoint } from '#lib/http/endpoint';
import { canAnswer } from '#lib/http/health-operation';
import { described, operation } from '#lib/http/operation';
import { metadataExample, requestExample, responseExample } from '#lib/http/operations/examples/oip';
import { parseInput } from '#lib/http/parse-input';
import { serverTiming } from '#lib/http/predict-operation';
import { jsonLengthHeader, readInferRequest } from '#lib/http/read-infer-request';
import { parseJson } from '#lib/http/read-json';
import { traceHeaders } from '#lib/http/trace';
import { readyModel } from '#lib/inference/ready-model';
import { describedModel, ModelMetadata } from '#lib/oip/described-model';
import { infer } from '#lib/oip/infer';
import { InferRequest } from '#lib/oip/infer-request';
import { InferResponse } from '#lib/oip/infer-response';
import { ModelPath } from '#lib/oip/model-path';
import { RepositoryIndex, RepositoryIndexRequest, repositoryIndex } from '#lib/oip/repository-index';
import product from '#root/package.json' with { type: 'json' };

const tag = 'Open Inference Protocol';
const mostIndexBytes = 64 * 1024;

const ServerMetadata = z
  .object({ name: z.literal('bellwether'), version: z.string(), extensions: z.array(z.string()) })
  .meta({ id: 'OipServerMetadata' });
type ServerMetadata = z.infer<typeof ServerMetadata>;
const serverMetadata: ServerMetadata = {
  name: 'bellwether',
  version: product.version,
  extensions: ['binary_tensor_data', 'classification', 'model_repository(unloadable)'],
};

const ServerReady = z.object({ ready: z.boolean() }).meta({ id: 'OipServerReady' });
const ModelReady = z.object({ name: z.string(), ready: z.literal(true) }).meta({ id: 'OipModelReady' });

/** The same operation for what is in production and, where the path names one, for a version. */
function ofModel<T extends string>(path: T, id: string) {
  return [
    { path: `/v2/models/{model}${path}`, id, params: { model: 'iris' } },
    {
      path: `/v2/models/{model}/versions/{version}${path}`,
      id: `${id}OfVersion`,
      params: { model: 'iris', version: '1' },
    },
  ] as const;
}

const inferences = ofModel('/infer', 'oipInfer').map(({ path, id, params }) =>
  operation({
    method: 'POST',
    path,
    id,
    tag,
    summary: 'Infer',
    description:
      'Answers tensors with a model: an input tensor a feature, rows along the first dimension. It is recorded, limited ' +
      'and billed as `POST /api/predict` is. Tensors are in the JSON, or after it (binary tensor data extension).',
    permission: 'predict:run',
    unaudited: 'each call is in the ledger',
    errors: 'oip',
    idempotent: true,
    params: ModelPath,
    contents: [
      { type: 'application/json', schema: InferRequest, example: requestExample },
      { type: 'application/octet-stream', description: 'the JSON, and after it the bytes of its binary tensors.' },
    ],
    requestHeaders: {
      'Inference-Header-Content-Length': 'The length of the JSON in bytes, where binary tensors follow.',
    },
    answer: InferResponse,
    answerHeaders: {
      'Inference-Header-Content-Length': 'The length of the JSON in bytes, where binary tensors follow.',
      'Server-Timing': 'How long each stage took, in milliseconds.',
    },
    examples: { params, answer: responseExample },
    refuses: ['model-failed', 'model-timeout', 'overloaded', 'quota-exceeded'],
    async run(ctx, { params, request, headers, startedAt }) {
      const inferred = await infer(ctx, params, await readInferRequest(request), startedAt);
      headers['server-timing'] = serverTiming(inferred.stagesMs);
      if ('text' in inferred) return new JsonText(inferred.text);
      headers[jsonLengthHeader] = String(inferred.jsonBytes);
      return new Bytes(inferred.bytes, 'application/octet-stream');
    },
  }),
);

const readinesses = ofModel('/ready', 'oipIsModelReady').map(({ path, id, params }) =>
  operation({
    method: 'GET',
    path,
    id,
    tag,
    summary: 'See whether a model is ready',
    description: 'A model without a version in production is not: `404`.',
    permission: 'predict:run',
    errors: 'oip',
    params: ModelPath,
    answer: ModelReady,
    examples: { params, answer: { name: 'iris', ready: true } },
    async run(ctx, { params }) {
      const { model } = await readyModel(ctx, params);
      return { name: model.slug, ready: true };
    },
  }),
);

const descriptions = ofModel('', 'oipDescribeModel').map(({ path, id, params }) =>
  operation({
    method: 'GET',
    path,
    id,
    tag,
    summary: 'Describe a model',
    description: 'Its inputs and outputs. The version is a number, or the name of an alias.',
    permission: 'predict:run',
    errors: 'oip',
    params: ModelPath,
    answer: ModelMetadata,
    examples: { params, answer: metadataExample },
    run: (ctx, { params }) => describedModel(ctx, params),
  }),
);

export const oipOperations = {
  describeServer: operation({
    method: 'GET',
    path: '/v2',
    id: 'oipDescribeServer',
    tag,
    summary: 'Describe the server',
    permission: 'predict:run',
    errors: 'oip',
    answer: ServerMetadata,
    examples: { answer: serverMetadata },
    run: () => serverMetadata,
  }),

  isServerLive: described(
    async (request) => ({
      status: 200,
      headers: { ...traceHeaders(request), 'content-type': 'application/json', 'cache-control': 'no-store' },
      body: '{"live":true}',
    }),
    {
      method: 'GET',
      path: '/v2/health/live',
      id: 'oipIsServerLive',
      tag,
      summary: 'See whether the server lives',
      description: 'Needs no key.',
      answer: z.object({ live: z.literal(true) }).meta({ id: 'OipServerLive' }),
      examples: { answer: { live: true } },
    },
  ),

  isServerReady: described(
    async (request) => {
      const ready = await canAnswer();
      const headers = { ...traceHeaders(request), 'content-type': 'application/json', 'cache-control': 'no-store' };
      if (!ready) Object.assign(headers, { 'retry-after': '1' });
      return { status: ready ? 200 : 503, headers, body: JSON.stringify({ ready }) };
    },
    {
      method: 'GET',
      path: '/v2/health/ready',
      id: 'oipIsServerReady',
      tag,
      summary: 'See whether the server is ready',
      description: 'Needs no key.',
      answer: ServerReady,
      answers: [
        {
          status: 503,
          description: 'The database is away.',
          content: { type: 'application/json', schema: ServerReady },
          headers: { 'Retry-After': 'Seconds to wait.' },
        },
      ],
      examples: { answer: { ready: true } },
    },
  ),

  describeModel: descriptions[0]!,
  describeVersion: descriptions[1]!,
  isModelReady: readinesses[0]!,
  isVersionReady: readinesses[1]!,
  infer: inferences[0]!,
  inferWithVersion: inferences[1]!,

  listRepository: operation({
    method: 'POST',
    path: '/v2/repository/index',
    id: 'oipListRepository',
    tag,
    summary: 'List the models',
    description: 'Those you may see (model repository extension). Loading and unloading is not for clients here.',
    permission: 'model:read',
    unaudited: 'it only reads',
    errors: 'oip',
    contents: [{ type: 'application/json', schema: RepositoryIndexRequest, maxBytes: mostIndexBytes }],
    isBodyOptional: true,
    answer: RepositoryIndex,
    examples: { answer: [{ name: 'iris', version: '1', state: 'READY', reason: '' }] },
    async run(ctx, { request }) {
      const body = await request.body(mostIndexBytes);
      const { ready = false } = body.length > 0 ? parseInput(RepositoryIndexRequest, parseJson(body)) : {};
      return repositoryIndex(ctx, ready);
    },
  }),
};

/** What else clients of other servers ask for under /v2, told as the protocol tells it. */
export const notServed = endpoint({
  permission: 'public',
  errors: 'oip',
  run() {
    throw new AppError('not-found', 'This part of the protocol is not served here; /docs lists what is.');
  },
});
