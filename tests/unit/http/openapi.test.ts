import { expect, test } from 'vitest';
import { z } from 'zod';
import { errorCodes } from '#lib/errors';
import { openApiDocument } from '#lib/http/openapi/document';
import type { MediaType, OperationObject, Parameter } from '#lib/http/openapi/document-types';
import { operations } from '#lib/http/operations/all';
import { parserOf } from '#tests/support/document-schemas';

const document = openApiDocument(operations);
const described = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation, name: operation.operationId })),
);
const each = described.map((one): [string, typeof one] => [one.name, one]);

/** What a JSON pointer in the document points at. */
function at(pointer: string): unknown {
  const parts = pointer.slice('#/'.length).split('/');
  return parts.reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], document);
}

function* valuesIn(value: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(value)) for (const item of value) yield* valuesIn(item);
  else if (typeof value === 'object' && value !== null) {
    yield value as Record<string, unknown>;
    for (const item of Object.values(value)) yield* valuesIn(item);
  }
}

const parametersOf = ({ parameters = [] }: OperationObject) =>
  parameters.map((one) => ('$ref' in one ? at(one.$ref) : one) as Parameter);

/** The contents of a body that have an example, by type. */
const examplesOf = (content: Record<string, MediaType> = {}) =>
  Object.entries(content).filter(([, { example }]) => example !== undefined);

test('the document has the parts OpenAPI 3.1 asks for, and nothing it does not know', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d$/);
  expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
  const known = ['openapi', 'info', 'servers', 'tags', 'security', 'paths', 'webhooks', 'components'];
  expect(Object.keys(document).filter((key) => !key.startsWith('x-'))).toEqual(known);
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  for (const kind of Object.values(document.components)) {
    for (const name of Object.keys(kind)) expect(name).toMatch(/^[a-zA-Z0-9._-]+$/);
  }
});

test('everything that is referred to is there', () => {
  const references = [...valuesIn(document)].flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []));
  expect(references.length).toBeGreaterThan(100);
  expect(references.filter((reference) => at(reference) === undefined)).toEqual([]);
});

test('no component is there for nothing', () => {
  const text = JSON.stringify(document);
  const unused = Object.keys(document.components.schemas).filter((n) => !text.includes(`"#/components/schemas/${n}"`));
  expect(unused).toEqual([]);
});

test('operations have names of their own, and tags that are explained', () => {
  const names = described.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z][a-zA-Z0-9]*$/);
  const explained = document.tags.filter(({ description }) => description).map(({ name }) => name);
  expect(explained).toEqual(expect.arrayContaining(described.flatMap(({ operation }) => operation.tags)));
});

test.each(each)('%s says what it does and what it answers', (_, { operation, method }) => {
  expect(operation.summary).toMatch(/^[A-Z].*[^.]$/);
  const good = Object.keys(operation.responses).filter((status) => status < '300');
  expect(good.length).toBeGreaterThan(0);
  if (method === 'get') expect(operation.requestBody).toBeUndefined();
  for (const [status, answer] of Object.entries(operation.responses)) {
    expect(status).toMatch(/^[2-5]\d\d$/);
    const resolved = ('$ref' in answer ? at(answer.$ref) : answer) as { description: string; content?: object };
    expect(resolved.description).toMatch(/\S/);
    if (status >= '400') expect(Object.keys(resolved.content ?? {})).not.toEqual([]);
  }
});

test.each(each)('%s declares each parameter of its path once, with words and an example', (_, { path, operation }) => {
  const parameters = parametersOf(operation);
  const inPath = parameters.filter((one) => one.in === 'path');
  expect(inPath.map(({ name }) => `{${name}}`).toSorted()).toEqual((path.match(/\{\w+\}/g) ?? []).toSorted());
  for (const one of inPath) expect(one).toMatchObject({ required: true, example: expect.anything() });
  const keys = parameters.map((one) => `${one.in} ${one.name}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(parameters.filter((one) => !one.description).map(({ name }) => name)).toEqual([]);
  expect(parameters.filter((one) => one.required && one.example === undefined && one.in === 'query')).toEqual([]);
});

test.each(each)('the examples of %s fit the schemas of the document', (_, { operation }) => {
  for (const { schema, example } of parametersOf(operation)) {
    if (example !== undefined) parserOf(document, schema).parse(example);
  }
  for (const [type, { schema, example }] of examplesOf(operation.requestBody?.content)) {
    if (type !== 'multipart/form-data') parserOf(document, schema!).parse(example);
  }
  for (const answer of Object.values(operation.responses)) {
    if ('$ref' in answer) continue;
    for (const [, { schema, example }] of examplesOf(answer.content)) parserOf(document, schema!).parse(example);
  }
});

test.each(operations.map(({ about }) => [about.id, about] as const))(
  'the examples of %s are taken by its own schemas',
  (_, about) => {
    const { params, query, body, answer } = about.examples ?? {};
    if (about.params) about.params.parse(params);
    if (about.query) about.query.parse(query ?? {});
    if (about.body) about.body.parse(body);
    // A field that an answer's schema does not know would be gone.
    if (about.answer && answer !== undefined) expect(about.answer.parse(answer)).toEqual(answer);
    if (about.answer && !about.isInternal) expect(answer).toBeDefined();
    for (const { type, schema, example } of about.contents ?? []) {
      if (!schema || type === 'multipart/form-data' || (about.isBodyOptional && !example)) continue;
      schema.parse(example);
    }
  },
);

test('a form’s example has every field that must be there but the file', () => {
  const forms = operations.flatMap(({ about }) =>
    (about.contents ?? [])
      .filter(({ type }) => type === 'multipart/form-data')
      .map((form) => ({ id: about.id, ...form })),
  );
  expect(forms.length).toBeGreaterThan(2);
  for (const { id, schema, example } of forms) {
    expect(schema, id).toBeInstanceOf(z.ZodObject);
    const fields = (schema as z.ZodObject).omit({ file: true });
    expect(fields.safeParse(example), id).toMatchObject({ success: true });
  }
});

test('who may call without a credential is said, and for everybody else how', () => {
  const open = described.filter(({ operation }) => operation.security.length === 0).map(({ name }) => name);
  expect(open).toEqual(operations.filter(({ about }) => about.permission === 'public').map(({ about }) => about.id));
  const schemes = Object.keys(document.components.securitySchemes);
  // Those that take a password or a token in their body.
  const refusing = operations.filter(({ about }) => about.refuses?.some((code) => errorCodes[code].status === 401));
  const refuses401 = new Set(refusing.map(({ about }) => about.id));
  for (const { operation } of described) {
    for (const choice of operation.security) expect(schemes).toEqual(expect.arrayContaining(Object.keys(choice)));
    const readsSecrets = refuses401.has(operation.operationId);
    expect('401' in operation.responses).toBe(operation.security.length > 0 || readsSecrets);
  }
});

test('limits are told where they hold', () => {
  expect(document['x-limits']).toMatchObject({ maxBodyBytes: 10 * 1024 * 1024, maxRows: 10_000 });
  const predict = document.paths['/api/predict']!.post!;
  expect(predict.requestBody?.['x-limits']).toEqual({ maxBytes: 200 * 1024 * 1024 });
  expect(document.components.schemas.PredictRequest).toMatchObject({ properties: { inputs: { maxItems: 10_000 } } });
});

test('numbers and flags of a query are what they mean, not texts', () => {
  const schemaOf = (name: string) =>
    parametersOf(document.paths['/api/v1/predictions']!.get!).find((one) => one.name === name)?.schema;
  expect(schemaOf('limit')).toEqual({ type: 'integer', minimum: 1, maximum: 500, default: 50 });
  expect(schemaOf('mine')).toEqual({ type: 'string', enum: ['true', 'false'] });
});

test('an operation says every scope a key needs for it, and the roles that hold all of its permissions', () => {
  const saysOf = (name: string) => described.find((one) => one.name === name)!.operation.description;
  expect(saysOf('publishRun')).toMatch(/Needs the scopes `training:write` and `models:write`, .* engineer, admin\.$/);
  expect(saysOf('startRun')).toMatch(/Needs the scopes `training:write` and `training:read`, .* engineer, admin\.$/);
  expect(saysOf('changePlan')).toMatch(
    /Needs the scopes `finance` and `billing`, and one of the roles finance, admin\.$/,
  );
  expect(saysOf('listRuns')).toMatch(/Needs the scope `training:read`, and one of the roles engineer, admin\.$/);
});
