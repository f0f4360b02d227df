import type { Answer, Header, JsonSchema, MediaType, Reference } from '#lib/http/openapi/document-types';
import { refusals } from '#lib/http/openapi/refusals';
import type { SchemaComponents } from '#lib/http/openapi/schema-components';
import type { Content, Declared } from '#lib/http/operation';

const text: JsonSchema = { type: 'string' };
const seconds: JsonSchema = { type: 'integer', minimum: 1 };

/** Headers that many answers have. */
export const headerComponents: Record<string, Header> = {
  RequestId: {
    description: 'The id of this call: the one you sent as `X-Request-Id`, or one of ours. It stands in our log.',
    schema: text,
    required: true,
  },
  RateLimit: {
    description:
      'Calls left (`r`) and seconds until there are more (`t`): `"minute";r=59;t=60`. Where there is a limit.',
    schema: text,
  },
  RateLimitPolicy: {
    description: 'The limit: `q` calls in a window of `w` seconds, `"minute";q=60;w=60`. Where there is a limit.',
    schema: text,
  },
  RetryAfter: {
    description:
      'Seconds to wait before the call is worth another try. On every 429 and 503, and where one is under way.',
    schema: seconds,
  },
  IdempotencyReplayed: {
    description: '`true` where this is the first answer again, to a call with the same `Idempotency-Key`.',
    schema: { type: 'string', const: 'true' },
  },
  WwwAuthenticate: { description: 'The scheme to authenticate with: `Bearer`.', schema: text },
};

/** Every answer an operation may give, by status: the good one, others it describes, refusals. */
export function answersOf(about: Declared, components: SchemaComponents): Record<string, Answer | Reference> {
  const answers: Record<string, Answer | Reference> = { ...refusals(about) };
  for (const { status, description, content, headers } of about.answers ?? []) {
    const before = answers[String(status)];
    const known = before && 'content' in before ? before.content : undefined;
    answers[String(status)] = {
      description: before && 'description' in before ? before.description : description,
      headers: headersOf(about, headers),
      ...((content || known) && { content: { ...known, ...(content && mediaOf(content, components)) } }),
    };
  }
  if (about.answer || !about.answers?.some(({ status }) => status < 300)) {
    answers[String(about.status ?? (about.answer ? 200 : 204))] = goodAnswer(about, components);
  }
  return answers;
}

function goodAnswer(about: Declared, components: SchemaComponents): Answer {
  const headers = headersOf(about, about.answerHeaders);
  if (!about.answer) return { description: 'Done; there is nothing to say.', headers };
  const schema = components.schemaOf(about.answer, 'output');
  const example = about.examples?.answer;
  return {
    description: goodWords[about.status ?? 200] ?? 'The answer.',
    headers,
    content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
  };
}

const goodWords: Record<number, string> = {
  200: 'The answer.',
  201: 'It was made.',
  202: 'It was taken, and is done later.',
};

/** A type may have several schemas only as one that allows each: the first is kept. */
function mediaOf(content: Content, components: SchemaComponents): Record<string, MediaType> {
  const schema = content.schema && components.schemaOf(content.schema, 'output');
  const binary = { type: 'string', format: 'binary' };
  const media = { schema: schema ?? binary, ...(content.example !== undefined && { example: content.example }) };
  return { [content.type]: media };
}

function headersOf(about: Declared, more: Record<string, string> = {}): Record<string, Header | Reference> {
  const limited = about.permission !== 'public';
  return {
    'X-Request-Id': { $ref: '#/components/headers/RequestId' },
    ...(limited && {
      RateLimit: { $ref: '#/components/headers/RateLimit' },
      'RateLimit-Policy': { $ref: '#/components/headers/RateLimitPolicy' },
    }),
    ...(about.idempotent && { 'Idempotency-Replayed': { $ref: '#/components/headers/IdempotencyReplayed' } }),
    ...Object.fromEntries(Object.entries(more).map(([name, description]) => [name, { description, schema: text }])),
  };
}
