import { z } from 'zod';
import type { JsonSchema } from '#lib/http/openapi/document-types';

/** What a schema is for: a request, where what has a default may be left out, or an answer. */
export type Direction = 'input' | 'output';

type Named = { [D in Direction]?: JsonSchema };

/** Zod schemas as JSON Schema; those with an id (`.meta({ id })`) become components that the others refer to. */
export type SchemaComponents = {
  schemaOf(schema: z.ZodType, direction: Direction): JsonSchema;
  /** All components so far, and the references to them put right: call it once, on the finished document. */
  finish<T>(document: T): { document: T; schemas: Record<string, JsonSchema> };
};

export function schemaComponents(): SchemaComponents {
  const named = new Map<string, Named>();
  return {
    schemaOf(schema, direction) {
      const {
        $schema: _,
        $defs = {},
        ...own
      } = z.toJSONSchema(schema, {
        io: direction,
        unrepresentable: 'any',
        override: ({ zodSchema, jsonSchema }) => simplify(zodSchema, jsonSchema),
      });
      for (const [name, definition] of Object.entries($defs)) {
        if (isAnyJson(definition)) continue;
        if (name.startsWith('__schema')) throw new Error('A schema that holds itself needs a name: .meta({ id }).');
        named.set(name, { ...named.get(name), [direction]: pointed(definition, direction, $defs) });
      }
      return pointed(own, direction, $defs);
    },
    finish(document) {
      const twofold = twofoldNames(named);
      const schemas: Record<string, JsonSchema> = {};
      for (const [name, { input, output }] of [...named].sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (output ?? input) schemas[name] = (output ?? input)!;
        if (input && twofold.has(name)) schemas[`${name}Input`] = input;
      }
      return {
        document: renamed(document, twofold),
        schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, renamed(schema, twofold)])),
      };
    },
  };
}

const largest = Number.MAX_SAFE_INTEGER;

/** Takes out what says nothing to a caller: the bounds of a whole number in JavaScript, the pattern behind a format. */
function simplify(zodSchema: z.core.$ZodType, schema: JsonSchema): void {
  const { def } = zodSchema._zod;
  // Answers may get more fields in time, and what a request has besides is not read: neither is closed.
  if (def.type === 'object' && !('catchall' in def && def.catchall)) delete schema.additionalProperties;
  if (schema.maximum === largest) delete schema.maximum;
  if (schema.minimum === -largest) delete schema.minimum;
  if (schema.format === 'date-time' || speaksOfUnicode(schema.pattern)) delete schema.pattern;
  if (schema.format === 'binary') delete schema.contentEncoding;
  if (def.type === 'date') Object.assign(schema, { type: 'string', format: 'date-time' });
}

/** Properties of Unicode, which many a validator's regular expressions do not know. */
const speaksOfUnicode = (pattern: unknown) => typeof pattern === 'string' && /\\p\{/i.test(pattern);

/** `z.json()`: what may be anything is the empty schema. */
function isAnyJson(definition: unknown): boolean {
  const { anyOf } = z.object({ anyOf: z.array(z.object({ type: z.string() })) }).safeParse(definition).data ?? {};
  return anyOf?.map(({ type }) => type).join() === 'string,number,boolean,null,array,object';
}

const local = '#/$defs/';
const marker = { input: '#input/', output: '#output/' } as const;

/** The schema with references that say which of a component's two forms they mean. */
function pointed(schema: unknown, direction: Direction, definitions: Record<string, unknown>): JsonSchema {
  const point = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(point);
    if (typeof value !== 'object' || value === null) return value;
    const { $ref, ...rest } = value as JsonSchema;
    const others = Object.fromEntries(Object.entries(rest).map(([key, item]) => [key, point(item)]));
    if (typeof $ref !== 'string') return $ref === undefined ? others : { ...others, $ref: point($ref) };
    const name = $ref.slice(local.length);
    return isAnyJson(definitions[name]) ? others : { ...others, $ref: marker[direction] + name };
  };
  return point(schema) as JsonSchema;
}

/** Names whose request and answer differ, by themselves or through what they refer to. */
function twofoldNames(named: ReadonlyMap<string, Named>): Set<string> {
  const both = [...named].filter(([, { input, output }]) => input && output);
  const text = (schema: unknown) => JSON.stringify(schema).replaceAll(marker.input, marker.output);
  const twofold = new Set(both.filter(([, { input, output }]) => text(input) !== text(output)).map(([name]) => name));
  for (let before = -1; before !== twofold.size; ) {
    before = twofold.size;
    for (const [name, { input }] of both) {
      if (referencesIn(input).some((reference) => twofold.has(reference))) twofold.add(name);
    }
  }
  return twofold;
}

function referencesIn(schema: unknown): string[] {
  return [...JSON.stringify(schema).matchAll(/"\$ref":"#input\/(\w+)"/g)].map(([, name]) => name!);
}

function renamed<T>(value: T, twofold: ReadonlySet<string>): T {
  const text = JSON.stringify(value).replaceAll(
    /"#(input|output)\/(\w+)"/g,
    (_, direction: Direction, name: string) =>
      `"#/components/schemas/${name}${direction === 'input' && twofold.has(name) ? 'Input' : ''}"`,
  );
  return JSON.parse(text);
}
