import { type ErrorCode, errorCodes } from '#lib/errors';
import { OipError, oipStatus } from '#lib/http/oip-error';
import type { Answer, JsonSchema, Reference } from '#lib/http/openapi/document-types';
import type { SchemaComponents } from '#lib/http/openapi/schema-components';
import type { Declared } from '#lib/http/operation';
import { Problem } from '#lib/problem-details';

const codes = Object.keys(errorCodes) as ErrorCode[];

/** What becomes of a request before anybody knows which operation it is for. */
const ofTheConnection: readonly ErrorCode[] = ['bad-request', 'request-timeout', 'headers-too-large'];

/** Every code an operation may refuse with: what it declares, and what the edge and our own faults bring to any. */
export function refusalCodes(about: Declared): ErrorCode[] {
  const hasBody = about.body !== undefined || about.contents !== undefined;
  const hasInput = hasBody || about.params !== undefined || about.query !== undefined;
  const found: ErrorCode[] = ['internal', 'unavailable', ...ofTheConnection, ...(about.refuses ?? [])];
  // A session's change from another site is refused wherever a session may be sent.
  if (about.permission !== 'public') {
    found.push('unauthenticated', 'invalid-key', 'invalid-token', 'forbidden', 'cross-site', 'rate-limited');
  }
  if (hasInput) found.push('invalid');
  if (about.path.includes('{')) found.push('not-found');
  if (hasBody) found.push('bad-json', 'too-large', 'unsupported-media-type');
  if (about.idempotent) found.push('idempotency-key-in-use', 'idempotency-key-reused', 'too-large');
  return codes.filter((code) => found.includes(code));
}

/** The statuses of those codes, each with the component that describes it. */
export function refusals(about: Declared): Record<string, Reference> {
  const asOip = about.errors === 'oip';
  const entries = refusalCodes(about).map((code): [string, Reference] => {
    const status = asOip ? oipStatus(code) : errorCodes[code].status;
    return [String(status), { $ref: `#/components/responses/${componentName(status, asOip)}` }];
  });
  return Object.fromEntries(entries);
}

/** One component for each status there is a code of, in each of the two forms that errors have here. */
export function refusalComponents(components: SchemaComponents): Record<string, Answer> {
  const problem = components.schemaOf(Problem, 'output');
  const oip = components.schemaOf(OipError, 'output');
  const statuses = [...new Set(codes.map((code) => errorCodes[code].status))];
  return Object.fromEntries([
    ...statuses.map((status) => [componentName(status), asProblem(status, problem)]),
    ...statuses
      .filter((status) => status !== 422)
      .map((status) => [componentName(status, true), asOipError(status, oip)]),
  ]);
}

/** Named after the first code with that status: `NotFound`. */
function componentName(status: number, asOip = false): string {
  const first = codes.find((code) => errorCodes[code].status === status)!;
  const name = first.replaceAll(/(^|-)([a-z])/g, (_, _hyphen, letter: string) => letter.toUpperCase());
  return asOip ? `Oip${name}` : name;
}

function asProblem(status: number, schema: JsonSchema): Answer {
  const possible = codes.filter((code) => errorCodes[code].status === status);
  const code = possible[0]!;
  const example: Problem = {
    type: `/problems/${code}`,
    title: errorCodes[code].title,
    status,
    detail: 'What is wrong, where, and what to do about it.',
    code,
    requestId: 'req_01kcx3v8m2q9w7e5r1t6y4z8ab',
  };
  return {
    description: wordsOf(possible),
    headers: headersOf(status),
    content: { 'application/problem+json': { schema, example } },
  };
}

function asOipError(status: number, schema: JsonSchema): Answer {
  const example: OipError = { error: 'What is wrong, where, and what to do about it.' };
  return {
    description: wordsOf(codes.filter((code) => oipStatus(code) === status)),
    headers: headersOf(status),
    content: { 'application/json': { schema, example } },
  };
}

const wordsOf = (possible: readonly ErrorCode[]) =>
  possible.map((code) => `\`${code}\`: ${errorCodes[code].title}.`).join(' ');

function headersOf(status: number): Record<string, Reference> {
  const header = (name: string): Reference => ({ $ref: `#/components/headers/${name}` });
  return {
    'X-Request-Id': header('RequestId'),
    ...(status === 401 && { 'WWW-Authenticate': header('WwwAuthenticate') }),
    ...(status === 429 && { RateLimit: header('RateLimit'), 'RateLimit-Policy': header('RateLimitPolicy') }),
    ...([409, 429, 503].includes(status) && { 'Retry-After': header('RetryAfter') }),
  };
}
