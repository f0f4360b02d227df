import { z } from 'zod';
import type { JsonSchema } from '#lib/http/openapi/document-types';
import { docComment } from './doc-comment.ts';

const nested = z.lazy(() => Keywords);
const Keywords: z.ZodType<JsonSchema> = z.record(z.string(), z.unknown());
const several = z.array(nested).optional();
const Schema = z.object({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  description: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  properties: z.record(z.string(), nested).optional(),
  required: z.array(z.string()).default([]),
  additionalProperties: z.union([z.boolean(), nested]).optional(),
  propertyNames: nested.optional(),
  items: z.union([z.boolean(), nested]).optional(),
  prefixItems: several,
  anyOf: several,
  oneOf: several,
  allOf: several,
});
type Schema = z.infer<typeof Schema>;

/** The TypeScript type of what a schema of the API's document allows; components by their names. */
export function typeOfSchema(keywords: JsonSchema): string {
  const schema = Schema.parse(keywords);
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1)!;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)));
  const choices = (schema.anyOf ?? schema.oneOf ?? []).filter(isOfAType);
  if (choices.length > 0) return union(choices.map(typeOfSchema));
  if (schema.allOf) return schema.allOf.map((part) => inner(typeOfSchema(part))).join(' & ');
  if (Array.isArray(schema.type)) return union(schema.type.map((type) => typeOfKind(type, schema)));
  return typeOfKind(schema.type ?? (schema.properties ? 'object' : 'unknown'), schema);
}

/** Others only say which fields go together, which a type leaves to the server. */
const isOfAType = (schema: JsonSchema) =>
  ['$ref', 'type', 'const', 'enum', 'anyOf', 'oneOf', 'allOf', 'properties'].some((keyword) => keyword in schema);

function typeOfKind(type: string, schema: Schema): string {
  if (type === 'string') return schema.format === 'binary' ? 'Blob' : 'string';
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'boolean' || type === 'null') return type;
  if (type === 'array') return arrayType(schema);
  if (type === 'object') return objectType(schema);
  return 'unknown';
}

function arrayType({ prefixItems, items }: Schema): string {
  if (prefixItems) return `[${prefixItems.map(typeOfSchema).join(', ')}]`;
  return typeof items === 'object' ? `${inner(typeOfSchema(items))}[]` : 'unknown[]';
}

function objectType({ properties, required, additionalProperties, propertyNames }: Schema): string {
  const isOpen = additionalProperties === true || typeof additionalProperties === 'object';
  const others = typeof additionalProperties === 'object' ? typeOfSchema(additionalProperties) : 'unknown';
  if (!properties || Object.keys(properties).length === 0) {
    const names = propertyNames ? typeOfSchema(propertyNames) : 'string';
    const record = `Record<${names}, ${isOpen ? others : 'unknown'}>`;
    return names === 'string' || required.length > 0 ? record : `Partial<${record}>`;
  }
  const fields = Object.entries(properties).map(([name, property]) => field(name, property, required.includes(name)));
  return objectOf(isOpen ? [...fields, `[name: string]: ${others};`] : fields);
}

/** An object type of these fields; a comment does not stand beside the brace. */
export const objectOf = (fields: readonly string[]) =>
  `{${fields.join('\n').startsWith('/') ? '\n' : ' '}${fields.join('\n')} }`;

/** One line, or several, of an object type. */
export function field(name: string, schema: JsonSchema, isRequired: boolean): string {
  const { description } = Schema.parse(schema);
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
  return `${docComment(description)}${key}${isRequired ? '' : '?'}: ${typeOfSchema(schema)};`;
}

const union = (types: string[]) => [...new Set(types)].join(' | ');

const inner = (type: string) => (/[|&]/.test(type) ? `(${type})` : type);
