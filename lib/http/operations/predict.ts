import { z } from 'zod';
import { predictStream } from '#lib/batch/stream/predict-stream';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import { Streamed } from '#lib/http/answer';
import { draining } from '#lib/http/draining';
import type { HttpRequest } from '#lib/http/exchange';
import { operation } from '#lib/http/operation';
import { parseInput } from '#lib/http/parse-input';
import { readJson } from '#lib/http/read-json';
import type { RowSource } from '#lib/inference/predict-request';
import { csvRows } from '#lib/mlflow/csv-rows';
import { Invocation } from '#lib/mlflow/invocation';
import { invoke } from '#lib/mlflow/invoke';
import { jsonRows } from '#lib/mlflow/json-rows';

const params = z.object({ slug: z.string().min(1).max(63).describe('Slug of the model.') });

const query = z
  .object({
    version: z.coerce
      .number('must be a whole number')
      .int('must be a whole number')
      .min(1)
      .max(2 ** 31 - 1)
      .optional()
      .describe('Number of the version; where `production` points unless said.'),
    alias: z.string().min(1).max(63).optional().describe('The version an alias points at.'),
  })
  .refine(({ version, alias }) => version === undefined || alias === undefined, 'send "version" or "alias", not both');

const refuses = [
  'bad-json',
  'not-found',
  'too-large',
  'unsupported-media-type',
  'invalid',
  'model-failed',
  'model-timeout',
  'overloaded',
  'quota-exceeded',
] as const;

const ndjson = 'application/x-ndjson';
const flower = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };

/** A line of the answer of `predict-stream`. */
const StreamLine = z
  .union([
    z.object({ line: z.int(), id: z.string(), prediction: z.record(z.string(), z.unknown()) }),
    z.object({
      line: z.int().optional().meta({ description: 'Left out where the error ends the answer.' }),
      error: z.object({
        code: z.string(),
        detail: z.string(),
        errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
        requestId: z.string().optional(),
      }),
    }),
  ])
  .meta({ id: 'StreamLine' });

export const predictOperations = {
  invocations: operation({
    method: 'POST',
    path: '/api/v1/models/{slug}/invocations',
    id: 'invokeModel',
    tag: 'Predict',
    summary: 'Answer rows in the form of MLflow’s scoring protocol',
    description:
      'Takes what `mlflow models serve` takes at `/invocations`: `dataframe_split`, `dataframe_records`, `instances`, `inputs`, or CSV with a line of names. A row is answered as the model’s own `predict` would: by its label, its value, its vector.',
    permission: 'predict:run',
    unaudited: 'each call is in the ledger',
    idempotent: true,
    params,
    query,
    contents: [
      {
        type: 'application/json',
        schema: Invocation,
        example: { dataframe_split: { columns: Object.keys(flower), data: [Object.values(flower)] } },
      },
      {
        type: 'text/csv',
        schema: z.string(),
        example: `${Object.keys(flower).join(',')}\n${Object.values(flower).join(',')}\n`,
      },
    ],
    answer: z
      .object({ predictions: z.array(z.unknown()).meta({ description: 'What each row was answered.' }) })
      .meta({ id: 'InvocationAnswer' }),
    answerHeaders: {
      'X-Prediction-Id': 'The prediction, by which the ledger knows it.',
      'X-Prediction-Version': 'Number of the version that answered.',
      'X-Prediction-Units': 'Rows answered, which is what is billed.',
      'X-Prediction-Cached': 'Whether the answer was known already: `true` or `false`.',
    },
    refuses,
    examples: { params: { slug: 'iris' }, answer: { predictions: ['setosa'] } },
    run: async (ctx, { params, query, request, headers, startedAt }) => {
      const source = await readRows(ctx, request);
      const answered = await invoke(ctx, { model: params.slug, ...query, source }, startedAt);
      headers['x-prediction-id'] = answered.id;
      headers['x-prediction-version'] = String(answered.version);
      headers['x-prediction-units'] = String(answered.units);
      headers['x-prediction-cached'] = String(answered.cached);
      return { predictions: answered.predictions };
    },
  }),

  predictStream: operation({
    method: 'POST',
    path: '/api/v1/models/{slug}/predict-stream',
    id: 'predictStream',
    tag: 'Predict',
    summary: 'Answer JSON lines while they are sent',
    description:
      'A row is a line, and so is its answer or its error, in the same order. Answers come while lines are still sent: read while you write. Whoever reads slowly is sent to slowly, and the other way round. Lines that arrive together are one prediction, and one call of the limit a minute; past that limit lines are taken later instead of refused.',
    permission: 'predict:run',
    unaudited: 'each call is in the ledger',
    refusesIdempotencyKey: true,
    params,
    query,
    contents: [
      {
        type: ndjson,
        schema: z.string(),
        description: 'A JSON object a line.',
        example: `${JSON.stringify(flower)}\n`,
      },
    ],
    answers: [
      {
        status: 200,
        description:
          'A line for each line that is not blank; a last one with `error` alone where not all were answered.',
        content: {
          type: ndjson,
          schema: StreamLine,
          example: { line: 1, id: 'pred_01kb1f9c4e6g8j0k2m4n6p8q0r', prediction: { label: 'setosa', score: 0.98 } },
        },
      },
    ],
    refuses,
    examples: { params: { slug: 'iris' } },
    run: async (ctx, { params, query, request, startedAt }) => {
      requireJsonLines(request);
      const about = { startedAt, ending: draining().signal };
      const answers = await predictStream(ctx, { model: params.slug, ...query }, request.stream(), about);
      return new Streamed(answers, ndjson);
    },
  }),
};

async function readRows(ctx: Ctx, request: HttpRequest): Promise<RowSource> {
  const type = request.header('content-type') ?? 'application/json';
  if (/^text\/csv\b/i.test(type)) return csvRows(ctx.db, await request.body(env.MAX_BODY_BYTES));
  if (!/^application\/json\b/i.test(type)) {
    throw new AppError('unsupported-media-type', `Send the body as application/json or text/csv, not ${type}.`);
  }
  return jsonRows(parseInput(Invocation, await readJson(request)));
}

function requireJsonLines(request: HttpRequest): void {
  const type = request.header('content-type');
  if (type === undefined || /^application\/(x-)?(ndjson|jsonl|jsonlines)\b/i.test(type)) return;
  throw new AppError('unsupported-media-type', `Send the rows as ${ndjson}, a JSON object a line, not as ${type}.`);
}
