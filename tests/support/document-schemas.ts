import { z } from 'zod';
import type { JsonSchema, OpenApiDocument } from '#lib/http/openapi/document-types';

/** A schema of the document as one that parses, what it refers to included; it knows the document only, not our code. */
export function parserOf(document: OpenApiDocument, schema: JsonSchema): z.ZodType {
  // What zod cannot read: `not`, and a choice between sets of fields.
  const known = (key: string, value: unknown) => (key === 'not' || isFieldChoice(key, value) ? undefined : value);
  const text = JSON.stringify({ ...schema, $defs: document.components.schemas }, known);
  return z.fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')));
}

const isFieldChoice = (key: string, value: unknown) =>
  key === 'oneOf' && z.array(z.strictObject({ required: z.array(z.string()) })).safeParse(value).success;
