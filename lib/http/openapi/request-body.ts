import { env } from '#lib/env';
import type { MediaType, RequestBody } from '#lib/http/openapi/document-types';
import type { SchemaComponents } from '#lib/http/openapi/schema-components';
import type { Declared } from '#lib/http/operation';

/** The body an operation takes, in each of its types; undefined where it takes none. */
export function requestBodyOf(about: Declared, components: SchemaComponents): RequestBody | undefined {
  const content: Record<string, MediaType> = {};
  const example = about.examples?.body;
  if (about.body) {
    const schema = components.schemaOf(about.body, 'input');
    content['application/json'] = { schema, ...(example !== undefined && { example }) };
  }
  for (const { type, schema, example } of about.contents ?? []) {
    content[type] = {
      schema: schema ? components.schemaOf(schema, 'input') : { type: 'string', format: 'binary' },
      ...(example !== undefined && { example }),
    };
  }
  if (Object.keys(content).length === 0) return undefined;
  const maxBytes = Math.max(...(about.contents ?? []).map((one) => one.maxBytes ?? 0), env.MAX_BODY_BYTES);
  return {
    description: bodyWords(about, maxBytes),
    required: !about.isBodyOptional,
    content,
    'x-limits': { maxBytes },
  };
}

function bodyWords(about: Declared, maxBytes: number): string {
  const own = (about.contents ?? []).flatMap(({ type, description }) =>
    description ? [`\`${type}\`: ${description}`] : [],
  );
  const limit = `At most ${maxBytes.toLocaleString('en')} bytes.`;
  return [...own, limit].join('\n\n');
}
