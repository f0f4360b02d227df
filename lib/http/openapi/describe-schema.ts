import { z } from 'zod';

/** As much of JSON Schema as the API's document uses. */
export type JsonSchema = {
  $ref?: string | undefined;
  type?: string | string[] | undefined;
  description?: string | undefined;
  format?: string | undefined;
  enum?: unknown[] | undefined;
  const?: unknown;
  default?: unknown;
  properties?: Record<string, JsonSchema> | undefined;
  required?: string[] | undefined;
  additionalProperties?: JsonSchema | boolean | undefined;
  items?: JsonSchema | boolean | undefined;
  anyOf?: JsonSchema[] | undefined;
  oneOf?: JsonSchema[] | undefined;
  allOf?: JsonSchema[] | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  exclusiveMinimum?: number | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  minItems?: number | undefined;
  maxItems?: number | undefined;
  pattern?: string | undefined;
};

const nested = z.lazy(() => JsonSchema);
export const JsonSchema: z.ZodType<JsonSchema> = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  format: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), nested).optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.union([nested, z.boolean()]).optional(),
  items: z.union([nested, z.boolean()]).optional(),
  anyOf: z.array(nested).optional(),
  oneOf: z.array(nested).optional(),
  allOf: z.array(nested).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  pattern: z.string().optional(),
});

/** A value as a reader is told of it: what it is, its limits, and what it is made of. */
export type Described = {
  type: string;
  description?: string;
  limits: string[];
  fields: (Described & { name: string; isRequired: boolean })[];
  /** Where it is one of several things, each of them. */
  choices: Described[];
};

const DEEPEST = 6;
/** Larger ones are those of a machine: no limit, to a reader. */
const LARGEST_TOLD = 2 ** 31;

/** Puts a schema into words; `components` are the document's own, which it refers to. A schema within itself is named only. */
export function describeSchema(
  schema: JsonSchema,
  components: Readonly<Record<string, JsonSchema>>,
  within: readonly string[] = [],
): Described {
  const described = { limits: [], fields: [], choices: [] };
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1)!;
    const target = components[name];
    if (!target || within.includes(name)) return { ...described, type: name };
    const found = describeSchema(target, components, [...within, name]);
    return schema.description === undefined ? found : { ...found, description: schema.description };
  }
  const deeper = (inner: JsonSchema) => describeSchema(inner, components, [...within, '']);
  const about = {
    ...described,
    limits: limitsOf(schema),
    ...(schema.description !== undefined && { description: schema.description }),
  };
  if (within.length > DEEPEST) return { ...about, type: typeOf(schema) };
  // Choices beside properties say which of these go together, and have none of their own.
  const choices = schema.properties ? undefined : (schema.anyOf ?? schema.oneOf);
  if (choices) return describeChoices(choices, about, deeper);
  if (schema.allOf) return merged(schema.allOf.map(deeper), about);
  if (typeof schema.items === 'object') {
    const { type, limits, ...item } = deeper(schema.items);
    return {
      ...item,
      ...about,
      fields: item.fields,
      choices: item.choices,
      type: `list of ${plural(type)}`,
      limits: [...about.limits, ...limits],
    };
  }
  if (schema.properties) return { ...about, type: typeOf(schema), fields: fieldsOf(schema, deeper) };
  if (typeof schema.additionalProperties === 'object') {
    const { type, fields, choices: some } = deeper(schema.additionalProperties);
    return { ...about, fields, choices: some, type: `object of ${plural(type)}, by name` };
  }
  return { ...about, type: typeOf(schema) };
}

function describeChoices(
  choices: readonly JsonSchema[],
  about: Omit<Described, 'type'>,
  deeper: (inner: JsonSchema) => Described,
): Described {
  const some = choices.filter(({ type }) => type !== 'null').map(deeper);
  const orNull = some.length < choices.length ? ' or null' : '';
  const [only] = some;
  if (only && some.length === 1) {
    return {
      ...only,
      ...about,
      fields: only.fields,
      choices: only.choices,
      limits: [...about.limits, ...only.limits],
      type: `${only.type}${orNull}`,
    };
  }
  const types = [...new Set(some.map(({ type }) => type))];
  const isPlain = some.every(
    ({ fields, choices: inner, limits }) => fields.length + inner.length + limits.length === 0,
  );
  return { ...about, type: types.join(' or ') + orNull, choices: isPlain ? [] : some };
}

function merged(parts: readonly Described[], about: Omit<Described, 'type'>): Described {
  return {
    ...about,
    type: parts[0]?.type ?? 'object',
    fields: parts.flatMap(({ fields }) => fields),
    choices: parts.flatMap(({ choices }) => choices),
  };
}

function fieldsOf({ properties = {}, required = [] }: JsonSchema, deeper: (inner: JsonSchema) => Described) {
  return Object.entries(properties).map(([name, property]) => ({
    ...deeper(property),
    name,
    isRequired: required.includes(name),
  }));
}

function typeOf({ type, enum: values, const: value, format, properties }: JsonSchema): string {
  if (value !== undefined) return JSON.stringify(value);
  const types = Array.isArray(type) ? type : type === undefined ? [] : [type];
  if (types.length === 0) return values ? 'value' : properties ? 'object' : 'any JSON';
  return types
    .map((one) => (one === 'string' && format ? (formats[format] ?? format) : (words[one] ?? one)))
    .join(' or ');
}

const words: Record<string, string> = { array: 'list', integer: 'whole number' };
const formats: Record<string, string> = { 'date-time': 'time (ISO 8601)', binary: 'file', uri: 'address (URL)' };

const plural = (type: string) => (type === 'any JSON' ? type : / or |^list|^"/.test(type) ? `(${type})` : `${type}s`);

function limitsOf(schema: JsonSchema): string[] {
  const told = (value: number | undefined): value is number => value !== undefined && Math.abs(value) < LARGEST_TOLD;
  const { minimum, maximum, exclusiveMinimum, minLength, maxLength, minItems, maxItems } = schema;
  const limits: string[] = [];
  if (schema.enum) limits.push(`one of ${schema.enum.map((value) => JSON.stringify(value)).join(', ')}`);
  if (told(exclusiveMinimum)) limits.push(`more than ${exclusiveMinimum}`);
  if (told(minimum)) limits.push(`at least ${minimum}`);
  if (told(maximum)) limits.push(`at most ${maximum}`);
  if (told(minLength) && minLength > 0)
    limits.push(`at least ${minLength} ${minLength === 1 ? 'character' : 'characters'}`);
  if (told(maxLength)) limits.push(`at most ${maxLength} characters`);
  if (told(minItems) && minItems > 0) limits.push(`at least ${minItems} of them`);
  if (told(maxItems)) limits.push(`at most ${maxItems} of them`);
  if (schema.default !== undefined) limits.push(`${JSON.stringify(schema.default)} unless said`);
  return limits;
}
