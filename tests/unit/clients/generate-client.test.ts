import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { JsonSchema } from '#lib/http/openapi/document-types';
import { methodName } from '#scripts/generate-client/method-name.ts';
import { typeOfSchema } from '#scripts/generate-client/type-of-schema.ts';
import { generateClient } from '#scripts/generate-client.ts';

test('the client is that of the API as it is: npm run client:generate changes nothing', async () => {
  const committed = await readFile(new URL('../../../clients/typescript/src/api.ts', import.meta.url), 'utf8');
  expect(committed === (await generateClient()), 'run "npm run client:generate"').toBe(true);
});

describe('a schema is the type of what it allows:', () => {
  test.each<[string, JsonSchema]>([
    ['unknown', {}],
    ['string', { type: 'string', format: 'date-time' }],
    ['Blob', { type: 'string', format: 'binary' }],
    ['number | null', { anyOf: [{ type: 'integer' }, { type: 'null' }] }],
    ['string | null', { type: ['string', 'null'] }],
    ['"a" | "b"', { type: 'string', enum: ['a', 'b'] }],
    ['null', { const: null }],
    ['Model[]', { type: 'array', items: { $ref: '#/components/schemas/Model' } }],
    ['(1 | 2)[]', { type: 'array', items: { enum: [1, 2] } }],
    ['[string, number]', { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }] }],
    ['Record<string, number>', { type: 'object', additionalProperties: { type: 'number' } }],
    ['Partial<Record<"a" | "b", number>>', record({ type: 'number' })],
    ['{ a: string;\n"b-c"?: number; }', object({ a: { type: 'string' }, 'b-c': { type: 'number' } }, ['a'])],
    ['{\n/** What it is. */\na?: string; }', object({ a: { type: 'string', description: 'What it is.' } })],
    ['{ a?: string; }', { ...object({ a: { type: 'string' } }), oneOf: [{ required: ['a'] }, { required: ['b'] }] }],
  ])('%s', (type, schema) => {
    expect(typeOfSchema(schema)).toBe(type);
  });
});

function record(additionalProperties: JsonSchema): JsonSchema {
  return { type: 'object', propertyNames: { type: 'string', enum: ['a', 'b'] }, additionalProperties };
}

function object(properties: Record<string, JsonSchema>, required: string[] = []): JsonSchema {
  return { type: 'object', properties, required };
}

describe('an operation stands where one looks for it:', () => {
  test.each([
    ['models.list', 'listModels', '/api/v1/models', 'Models'],
    ['models.listVersions', 'listVersions', '/api/v1/models/{slug}/versions', 'Models'],
    ['batchJobs.getOutput', 'getBatchOutput', '/api/v1/batch-jobs/{id}/output', 'Batch jobs'],
    ['keys.create', 'createApiKey', '/api/v1/keys', 'Keys'],
    ['people.changeRole', 'changeRole', '/api/v1/people/{id}', 'People'],
    ['predict', 'predict', '/api/predict', 'Predict'],
    ['oip.describeServer', 'oipDescribeServer', '/v2', 'Open Inference Protocol'],
    ['server.getHealth', 'getHealth', '/api/health', 'Server'],
  ])('%s', (place, id, path, tag) => {
    const { group, name } = methodName(id, path, tag);
    expect([...(group === null ? [] : [group]), name].join('.')).toBe(place);
  });
});
