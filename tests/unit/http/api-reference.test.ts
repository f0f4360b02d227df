import { describe, expect, test } from 'vitest';
import { describeSchema } from '#lib/http/openapi/describe-schema';
import { reference } from '#lib/http/openapi/reference';

describe('a schema in words', () => {
  const told = (schema: Parameters<typeof describeSchema>[0], components = {}) => describeSchema(schema, components);

  test.each([
    [
      { type: 'integer', minimum: 1, maximum: 500, default: 50 },
      'whole number',
      ['at least 1', 'at most 500', '50 unless said'],
    ],
    [{ type: 'integer', maximum: Number.MAX_SAFE_INTEGER }, 'whole number', []],
    [{ type: 'string', enum: ['a', 'b'] }, 'string', ['one of "a", "b"']],
    [{ type: 'string', format: 'date-time' }, 'time (ISO 8601)', []],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string or null', []],
    [{ type: ['string', 'null'] }, 'string or null', []],
    [{ anyOf: [{ type: 'string' }, { type: 'number' }] }, 'string or number', []],
    [{ type: 'array', items: { type: 'string' }, minItems: 1 }, 'list of strings', ['at least 1 of them']],
    [{ type: 'array', items: {} }, 'list of any JSON', []],
    [{ type: 'object', additionalProperties: { type: 'number' } }, 'object of numbers, by name', []],
    [{ const: 'x' }, '"x"', []],
    [{}, 'any JSON', []],
  ])('%j', (schema, type, limits) => {
    expect(told(schema)).toMatchObject({ type, limits });
  });

  test('what it refers to is looked up, and a schema that holds itself ends', () => {
    const Tree = {
      type: 'object',
      properties: {
        name: { type: 'string' },
        children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
      },
      required: ['name'],
    };
    const tree = told({ $ref: '#/components/schemas/Tree' }, { Tree });
    expect(tree.fields.map(({ name, isRequired, type }) => [name, isRequired, type])).toEqual([
      ['name', true, 'string'],
      ['children', false, 'list of Trees'],
    ]);
  });

  test('fields of the things in a list, and of either of two things, are told', () => {
    const object = (name: string) => ({ type: 'object', properties: { [name]: { type: 'string' } } });
    expect(told({ type: 'array', items: object('a') }).fields[0]!.name).toBe('a');
    expect(told({ oneOf: [object('a'), object('b')] }).choices.map(({ fields }) => fields[0]!.name)).toEqual([
      'a',
      'b',
    ]);
  });
});

test('operations are grouped by tag in the order of the document, with what they refer to put in', () => {
  const document = {
    tags: [{ name: 'Models', description: 'Named things.' }, { name: 'Unused' }],
    paths: {
      '/models/{slug}': {
        get: {
          operationId: 'getModel',
          summary: 'Read a model',
          tags: ['Models'],
          parameters: [{ $ref: '#/components/parameters/slug' }],
          responses: {
            200: {
              description: 'The model',
              content: { 'application/json': { schema: {}, example: { slug: 'iris' } } },
            },
            404: { $ref: '#/components/responses/NotFound' },
          },
        },
      },
      '/health': {
        get: { operationId: 'health', summary: 'Ask for health', tags: ['Server'], security: [], responses: {} },
      },
    },
    components: {
      parameters: { slug: { name: 'slug', in: 'path', required: true, schema: { type: 'string' }, example: 'iris' } },
      responses: { NotFound: { description: 'There is none' } },
    },
  };
  const [models, server] = reference(document);
  expect(models).toMatchObject({ name: 'Models', description: 'Named things.' });
  expect(models!.operations[0]).toMatchObject({
    id: 'getModel',
    method: 'GET',
    isPublic: false,
    parameters: [{ name: 'slug', in: 'path', isRequired: true, example: 'iris' }],
    answers: [
      { status: '200', contents: [{ type: 'application/json', example: '{\n  "slug": "iris"\n}' }] },
      { status: '404', description: 'There is none' },
    ],
  });
  expect(server).toMatchObject({ name: 'Server', operations: [{ id: 'health', isPublic: true }] });
});
