import type {
  Answer,
  JsonSchema,
  OpenApiDocument,
  OperationObject,
  Parameter,
  Reference,
} from '#lib/http/openapi/document-types';
import { methodName } from './method-name.ts';
import { field, objectOf, typeOfSchema } from './type-of-schema.ts';

/** An operation as a function of the client. */
export type ClientOperation = {
  id: string;
  /** Where it stands, `models.list`, or by itself, `predict`. */
  group: string | null;
  name: string;
  doc: string;
  method: string;
  path: string;
  query: string[];
  bodies: string[];
  isIdempotent: boolean;
  /** Of what it takes; null where that is nothing. */
  inputType: string | null;
  isInputOptional: boolean;
  /** Of the JSON it answers; null for a file or a stream. */
  answerType: string | null;
  /** Of what is answered at once where a call is wished to be answered later; null where there is no such wish. */
  laterType: string | null;
  /** Of what stands in a file or a stream, where the document says it. */
  streamType: string | null;
  /** How to come to the next page, and the type of an entry. */
  paging: { cursor: string; next: string; entryType: string } | null;
};

/** The operations of the document for clients, in its order; what only the product's own pages call is left out. */
export function clientOperations(document: OpenApiDocument): ClientOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, operation]) => !operation['x-internal'])
      .map(([method, operation]) => clientOperation(document, path, method.toUpperCase(), operation)),
  );
}

function clientOperation(
  { components: { schemas } }: OpenApiDocument,
  path: string,
  method: string,
  operation: OperationObject,
): ClientOperation {
  const parameters = (operation.parameters ?? []).filter((one): one is Parameter => !('$ref' in one));
  const query = parameters.filter((one) => one.in === 'query');
  const fields = parameters.filter((one) => one.in !== 'header');
  const isDeferrable = '202' in operation.responses && parameters.some(({ name }) => name.toLowerCase() === 'prefer');
  const answers = goodAnswers(operation.responses, isDeferrable ? ['200'] : undefined);
  const bodyTypes = typesOfBody(operation, fields.length > 0);
  requireApart(operation, fields, schemas);
  const isBodyOptional = !operation.requestBody?.required;
  const inputTypes = [fieldsType(fields), isBodyOptional && bodyTypes ? `Partial<${bodyTypes}>` : bodyTypes];
  return {
    id: operation.operationId,
    ...methodName(operation.operationId, path, operation.tags[0]!),
    doc: [`${operation.summary}.`, operation.description].filter(Boolean).join('\n\n'),
    method,
    path,
    query: query.map(({ name }) => name),
    bodies: Object.keys(operation.requestBody?.content ?? {}),
    isIdempotent: (operation.parameters ?? []).some((one) => '$ref' in one && one.$ref.endsWith('/IdempotencyKey')),
    inputType: inputTypes.filter((type) => type !== null).join(' & ') || null,
    isInputOptional: isBodyOptional && fields.every(({ required }) => !required),
    answerType: typeOfAnswers(answers),
    laterType: isDeferrable ? typeOfAnswers(goodAnswers(operation.responses, ['202'])) : null,
    streamType: typeOfStream(answers),
    paging: pagingOf(query, answers, schemas),
  };
}

function fieldsType(parameters: readonly Parameter[]): string | null {
  if (parameters.length === 0) return null;
  const fields = parameters.map(({ name, schema, description, required = false }) =>
    field(name, { ...schema, ...(description && { description }) }, required),
  );
  return objectOf(fields);
}

/** Fields of JSON and of forms are fields of the input; any other body is `body`, as is a whole form. */
function typesOfBody({ requestBody }: OperationObject, hasParameters: boolean): string | null {
  if (!requestBody) return null;
  const types = Object.entries(requestBody.content).map(([type, { schema }]) => {
    const hasFields = type === 'application/json' || type === 'multipart/form-data';
    return hasFields && schema && schema.format !== 'binary' ? typeOfSchema(schema) : '{ body: Body }';
  });
  if ('multipart/form-data' in requestBody.content) types.push(hasParameters ? '{ body: FormData }' : 'FormData');
  const all = [...new Set(types)];
  return all.length === 1 ? all[0]! : `(${all.join(' | ')})`;
}

/** A name must say where its value goes. */
function requireApart(
  { operationId, requestBody }: OperationObject,
  parameters: readonly Parameter[],
  schemas: Record<string, JsonSchema>,
): void {
  const names = new Set(parameters.map(({ name }) => name));
  for (const { schema } of Object.values(requestBody?.content ?? {})) {
    const { properties } = resolved(schema, schemas);
    const both = Object.keys(properties ?? {}).find((name) => names.has(name));
    if (both) throw new Error(`${operationId} has "${both}" in its body and in its path or query: rename one.`);
  }
}

function resolved(schema: JsonSchema | undefined, schemas: Record<string, JsonSchema>) {
  const found = typeof schema?.$ref === 'string' ? schemas[schema.$ref.split('/').at(-1)!] : schema;
  return (found ?? {}) as { properties?: Record<string, JsonSchema> };
}

const goodAnswers = (responses: Record<string, Answer | Reference>, statuses?: readonly string[]) =>
  Object.entries(responses).flatMap(([status, answer]) =>
    (statuses?.includes(status) ?? status.startsWith('2')) && !('$ref' in answer) ? [answer] : [],
  );

/** Null where what is answered is no JSON. */
function typeOfAnswers(answers: readonly Answer[]): string | null {
  const contents = answers.flatMap(({ content }) => Object.entries(content ?? {}));
  const json = contents.filter(([type]) => type === 'application/json');
  if (json.length === 0) return contents.length > 0 ? null : 'void';
  const types = json.map(([, { schema }]) => (schema ? typeOfSchema(schema) : 'unknown'));
  return [...new Set(types)].join(' | ');
}

function typeOfStream(answers: readonly Answer[]): string | null {
  const schemas = answers.flatMap(({ content }) => Object.values(content ?? {}).map(({ schema }) => schema));
  return schemas.map((schema) => schema && typeOfSchema(schema)).join(' | ') || null;
}

const waysToPage = [
  { cursor: 'cursor', next: 'nextCursor' },
  { cursor: 'from', next: 'nextFrom' },
];

function pagingOf(
  query: readonly Parameter[],
  answers: readonly Answer[],
  schemas: Record<string, JsonSchema>,
): ClientOperation['paging'] {
  const schema = answers.map(({ content }) => content?.['application/json']?.schema).find((found) => found);
  const { properties } = resolved(schema, schemas);
  const way = waysToPage.find(({ next }) => properties && next in properties);
  const entries = properties?.data?.items;
  if (!way || !query.some(({ name }) => name === way.cursor) || typeof entries !== 'object' || !entries) return null;
  return { ...way, entryType: typeOfSchema({ ...entries }) };
}
