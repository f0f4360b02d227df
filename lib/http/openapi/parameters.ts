import type { z } from 'zod';
import type { JsonSchema, Parameter, Reference } from '#lib/http/openapi/document-types';
import type { SchemaComponents } from '#lib/http/openapi/schema-components';
import type { Declared } from '#lib/http/operation';

/** Headers that many requests may have. */
export const parameterComponents: Record<string, Parameter> = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'A text of your own for this call, such as a UUID: sent again with the same body, the call gets the first ' +
      'answer and is neither done nor billed twice. 422 for another body, 409 while the first is under way.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x20-\\x7e]+$' },
  },
};

/** Path, query and header parameters of an operation. Throws where its path has what its `params` lack, or they more. */
export function parametersOf(about: Declared, components: SchemaComponents): (Parameter | Reference)[] {
  const inPath = [...about.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const known = fieldsOf(about.params, components);
  const path = inPath.map((name) => known.find((field) => field.name === name));
  if (!path.every((field) => field !== undefined) || known.some((one) => one.isRequired && !path.includes(one))) {
    throw new Error(`${about.id}: its path has ${inPath.join() || 'none'}, its params are not these.`);
  }
  const { params = {}, query = {} } = about.examples ?? {};
  return [
    ...path.map((field) => ({ ...parameter('path', field, params), required: true })),
    ...fieldsOf(about.query, components).map((field) => parameter('query', field, query)),
    ...Object.entries(about.requestHeaders ?? {}).map(([name, description]): Parameter => {
      return { name, in: 'header', description, schema: { type: 'string' } };
    }),
    ...(about.idempotent ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ];
}

/** What these names say wherever they stand, unless their schema says more. */
const ordinaryWords: Record<string, string> = {
  slug: 'Name of the model in addresses.',
  id: 'Its id.',
  messageId: 'Id of the message.',
  cursor: '`nextCursor` of the page before.',
  limit: 'At most that many entries a page.',
};

type Field = { name: string; schema: JsonSchema; isRequired: boolean };

function fieldsOf(schema: z.ZodType | undefined, components: SchemaComponents): Field[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = components.schemaOf(schema, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, field]) => ({
    name,
    schema: field,
    isRequired: required.includes(name),
  }));
}

function parameter(place: 'path' | 'query', field: Field, examples: Record<string, string>): Parameter {
  const { description = ordinaryWords[field.name], ...schema } = field.schema;
  const example = examples[field.name];
  return {
    name: field.name,
    in: place,
    ...(typeof description === 'string' && { description }),
    ...(field.isRequired && { required: true }),
    schema,
    ...(example !== undefined && { example: asTyped(example, schema) }),
  };
}

/** The example as the parameter's schema has it: a number where it is one. */
const asTyped = (example: string, { type }: JsonSchema) =>
  type === 'integer' || type === 'number' ? Number(example) : example;
