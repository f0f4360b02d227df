import { z } from 'zod';
import { type Described, describeSchema, JsonSchema } from '#lib/http/openapi/describe-schema';

const Media = z.record(
  z.string(),
  z.looseObject({
    schema: JsonSchema.optional(),
    example: z.unknown().optional(),
    examples: z.record(z.string(), z.looseObject({ value: z.unknown().optional() })).optional(),
  }),
);
const Parameter = z.looseObject({
  name: z.string(),
  in: z.enum(['path', 'query', 'header', 'cookie']),
  required: z.boolean().default(false),
  description: z.string().optional(),
  schema: JsonSchema.default({}),
  example: z.unknown().optional(),
});
const Response = z.looseObject({ description: z.string(), content: Media.default({}) });
const Referred = z.object({ $ref: z.string() });

const OperationObject = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  description: z.string().optional(),
  tags: z.array(z.string()).min(1),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(z.union([Referred, Parameter])).default([]),
  requestBody: z.looseObject({ description: z.string().optional(), content: Media }).optional(),
  responses: z.record(z.string(), z.union([Referred, Response])),
});

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const OpenApi = z.looseObject({
  tags: z.array(z.looseObject({ name: z.string(), description: z.string().optional() })).default([]),
  paths: z.record(
    z.string(),
    z.looseObject(Object.fromEntries(methods.map((method) => [method, OperationObject.optional()]))),
  ),
  components: z.looseObject({
    schemas: z.record(z.string(), JsonSchema).default({}),
    parameters: z.record(z.string(), Parameter).default({}),
    responses: z.record(z.string(), Response).default({}),
  }),
});

type ReferenceParameter = {
  name: string;
  in: 'path' | 'query' | 'header';
  isRequired: boolean;
  about: Described;
  example: string;
};
/** A body as a reader sees it; `example` is text, as it would be sent. */
export type ReferenceContent = { type: string; about: Described | null; example: string | null };

export type ReferenceOperation = {
  id: string;
  tag: string;
  method: string;
  path: string;
  summary: string;
  description: string | null;
  /** Whether anybody may call it. */
  isPublic: boolean;
  parameters: ReferenceParameter[];
  bodies: ReferenceContent[];
  answers: { status: string; description: string; contents: ReferenceContent[] }[];
};

export type ReferenceGroup = { name: string; description: string | null; operations: ReferenceOperation[] };

/** The API's document (OpenAPI 3.1) as pages show it: its operations by tag, in its own order, with nothing referred to. */
export function reference(document: unknown): ReferenceGroup[] {
  const { tags, paths, components } = OpenApi.parse(document);
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = OperationObject.optional().parse(item[method]);
      return operation ? [operationOf(method.toUpperCase(), path, operation, components)] : [];
    }),
  );
  const names = [...new Set([...tags.map(({ name }) => name), ...operations.map(({ tag }) => tag)])];
  return names
    .map((name) => ({
      name,
      description: tags.find((tag) => tag.name === name)?.description ?? null,
      operations: operations.filter(({ tag }) => tag === name),
    }))
    .filter(({ operations: some }) => some.length > 0);
}

type Components = z.infer<typeof OpenApi>['components'];

function operationOf(
  method: string,
  path: string,
  operation: z.infer<typeof OperationObject>,
  components: Components,
): ReferenceOperation {
  const { operationId: id, summary, description, tags, security, parameters, requestBody, responses } = operation;
  return {
    id,
    tag: tags[0]!,
    method,
    path,
    summary,
    description: description ?? null,
    isPublic: security?.length === 0,
    parameters: parameters
      .map((one) => ('$ref' in one ? components.parameters[nameIn(String(one.$ref))] : one))
      .flatMap((one) => (one && one.in !== 'cookie' ? [parameterOf({ ...one, in: one.in }, components)] : [])),
    bodies: contentsOf(requestBody?.content ?? {}, components),
    answers: Object.entries(responses).flatMap(([status, one]) => {
      const response = '$ref' in one ? components.responses[nameIn(String(one.$ref))] : Response.parse(one);
      return response
        ? [{ status, description: response.description, contents: contentsOf(response.content, components) }]
        : [];
    }),
  };
}

const nameIn = (ref: string) => ref.split('/').at(-1)!;

function parameterOf(
  {
    name,
    in: place,
    required,
    description,
    schema,
    example,
  }: z.infer<typeof Parameter> & { in: ReferenceParameter['in'] },
  { schemas }: Components,
): ReferenceParameter {
  const about = describeSchema(schema, schemas);
  return {
    name,
    in: place,
    isRequired: required,
    about: description === undefined ? about : { ...about, description },
    example: example === undefined ? '' : String(example),
  };
}

function contentsOf(content: z.infer<typeof Media>, { schemas }: Components): ReferenceContent[] {
  return Object.entries(content).map(([type, { schema, example, examples }]) => {
    const shown = example ?? Object.values(examples ?? {})[0]?.value;
    const text = typeof shown === 'string' ? shown : JSON.stringify(shown, null, 2);
    return { type, about: schema ? describeSchema(schema, schemas) : null, example: shown === undefined ? null : text };
  });
}
