import type { OpenApiDocument } from '#lib/http/openapi/document-types';
import { type ClientOperation, clientOperations } from './client-operations.ts';
import { docComment } from './doc-comment.ts';
import { typeOfSchema } from './type-of-schema.ts';

const heading = `// Made from the OpenAPI document by scripts/generate-client.ts: change the operations, then \`npm run client:generate\`.
`;

/** The client's `api.ts`, not yet formatted: the types of everything the document names, and a function an operation. */
export function writeApi(document: OpenApiDocument): string {
  const operations = clientOperations(document);
  const inputs = operations.flatMap(({ inputType, id }) =>
    inputType === null ? [] : [{ name: inputName(id), inputType }],
  );
  const { schemas } = document.components;
  const taken = inputs.find(({ name }) => name in schemas);
  if (taken) throw new Error(`A schema is called ${taken.name}, as what an operation takes: give it another id.`);
  const used = usedSchemas(document, operations);
  return [
    heading,
    `import type { CallOptions, Calls } from './operation.ts';`,
    ...(inputs.some(({ inputType }) => inputType.includes('body: Body'))
      ? [`import type { Body } from './request-of.ts';`]
      : []),
    '',
    ...Object.entries(schemas)
      .filter(([name]) => used.has(name))
      .map(
        ([name, schema]) => `${docComment(textOf(schema.description))}export type ${name} = ${typeOfSchema(schema)};\n`,
      ),
    ...inputs.map(({ name, inputType }) => `export type ${name} = ${inputType};\n`),
    `/** The operations of the API, carried out by \`calls\`. */\nexport const api = (calls: Calls) => ({`,
    ...functionsOf(operations),
    `});\n`,
  ].join('\n');
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

const inputName = (id: string) => `${id[0]!.toUpperCase()}${id.slice(1)}Input`;

/** Names of schemas that the operations mention, or that such a one mentions. */
function usedSchemas(
  { components: { schemas } }: OpenApiDocument,
  operations: readonly ClientOperation[],
): Set<string> {
  const words = (text: string) => text.match(/\w+/g) ?? [];
  const waiting = operations.flatMap(({ inputType, answerType, laterType, streamType, paging }) =>
    words(`${inputType} ${answerType} ${laterType} ${streamType} ${paging?.entryType}`),
  );
  const used = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const schema = schemas[name];
    if (!schema || used.has(name)) continue;
    used.add(name);
    waiting.push(...words(typeOfSchema(schema)));
  }
  return used;
}

function functionsOf(operations: readonly ClientOperation[]): string[] {
  const groups = Map.groupBy(operations, ({ group }) => group);
  return [...groups].flatMap(([group, members]) => {
    const functions = members.flatMap(functionsFor);
    requireDifferent(members, group);
    return group === null ? functions : [`${group}: {`, ...functions, '},'];
  });
}

function requireDifferent(members: readonly ClientOperation[], group: string | null): void {
  const names = members.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`Two operations of ${group ?? 'the client'} are called ${twice}.`);
}

const functionsFor = (operation: ClientOperation) => [
  oneCall(operation),
  ...(operation.paging ? [allPages(operation)] : []),
  ...(operation.laterType ? [laterCall(operation)] : []),
];

function oneCall(operation: ClientOperation): string {
  const { name, doc, answerType } = operation;
  const call = answerType === null ? 'calls.response' : `calls.json<${answerType}>`;
  return `${docComment(doc)}${name}: (${parametersOf(operation)}) => ${call}(${passed(operation, shapeOf(operation))}),`;
}

/** `list` has an `each`, `listRows` an `eachRow`, `getAliasHistory` an `eachAliasHistory`, `preview` an `eachPreview`. */
function allPages(operation: ClientOperation): string {
  const { cursor, next, entryType } = operation.paging!;
  const name = /^(?:list|get)/.test(operation.name)
    ? operation.name.replace(/^(?:list|get)(\w*?)s?$/, 'each$1')
    : `each${operation.name[0]!.toUpperCase()}${operation.name.slice(1)}`;
  const paging = JSON.stringify({ cursor, next });
  const doc = docComment(`The entries of all pages of \`${operation.name}\`, fetched as they are come to.`);
  const call = `calls.each<${entryType}>(${passed(operation, `${shapeOf(operation)}, ${paging}`)})`;
  return `${doc}${name}: (${parametersOf(operation)}) => ${call},`;
}

/** The same call with the wish to be answered later (RFC 7240). */
function laterCall(operation: ClientOperation): string {
  const { name, laterType } = operation;
  const doc = docComment(`\`${name}\`, answered later: gives at once where the answer will be.`);
  const wish = `{ ...options, headers: { ...options?.headers, prefer: 'respond-async' } }`;
  return `${doc}${name}Later: (${parametersOf(operation)}) => calls.json<${laterType}>(${shapeOf(operation)}, input, ${wish}),`;
}

function parametersOf({ inputType, isInputOptional, id }: ClientOperation): string {
  const input = inputType === null ? [] : [`input: ${inputName(id)}${isInputOptional ? ' = {}' : ''}`];
  return [...input, 'options?: CallOptions'].join(', ');
}

const passed = ({ inputType }: ClientOperation, first: string) =>
  `${first}, ${inputType === null ? 'undefined' : 'input'}, options`;

function shapeOf({ method, path, query, bodies, isIdempotent }: ClientOperation): string {
  return JSON.stringify({
    method,
    path,
    ...(query.length > 0 && { query }),
    ...(bodies.length > 0 && { bodies }),
    ...(isIdempotent && { idempotent: true }),
  });
}
