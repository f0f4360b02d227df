import { expect } from 'vitest';
import type { z } from 'zod';
import { errorCodes } from '#lib/errors';
import { OipError, oipStatus } from '#lib/http/oip-error';
import { openApiDocument } from '#lib/http/openapi/document';
import type { Answer } from '#lib/http/openapi/document-types';
import { refusalCodes } from '#lib/http/openapi/refusals';
import type { Operation } from '#lib/http/operation';
import { operations } from '#lib/http/operations/all';
import { Problem } from '#lib/problem-details';
import { parserOf } from '#tests/support/document-schemas';

const document = openApiDocument(operations);

export type GivenAnswer = { status: number; headers: Headers; text: string };

/**
 * Expects of a real answer what the document says of its operation: a status and type that are described, headers that
 * are promised, and a body that fits and has no field beside; and that nobody on the way may keep it. Gives the body,
 * parsed where it is JSON.
 */
export function expectDocumented(operation: Operation, { status, headers, text }: GivenAnswer): unknown {
  const { about } = operation;
  const where = `${about.id}, ${status}: ${text.slice(0, 500)}`;
  const described = document.paths[about.path]?.[about.method.toLowerCase()]?.responses[status];
  expect(described, `${where} is not in the document`).toBeDefined();
  const answer = '$ref' in described! ? resolved(described.$ref) : described!;
  for (const name of promisedHeaders(answer, status)) expect(headers.has(name), `${where} lacks ${name}`).toBe(true);
  expect(headers.get('cache-control'), where).toBe('no-store');

  if (!answer.content) {
    expect(text, where).toBe('');
    return undefined;
  }
  const type = headers.get('content-type')?.split(';', 1)[0] ?? '';
  const media = answer.content[type] ?? answer.content['*/*'];
  expect(media, `${where} is ${type}`).toBeDefined();
  if (!/\bjson$/.test(type) || !media!.schema) return text;
  const body: unknown = JSON.parse(text);
  parserOf(document, media!.schema).parse(body);
  expect(schemaOf(operation, status).parse(body), `${where} has what its schema does not know`).toEqual(body);
  return body;
}

const resolved = (reference: string): Answer => document.components.responses[reference.split('/').at(-1)!]!;

/** Those that an answer has wherever the document names them; others depend on the call. */
function promisedHeaders(answer: Answer, status: number): string[] {
  const waits = status === 429 || status === 503 ? ['Retry-After'] : [];
  const promised = ['X-Request-Id', 'Location', 'WWW-Authenticate', ...waits];
  return promised.filter((name) => answer.headers?.[name] !== undefined);
}

function schemaOf({ about }: Operation, status: number): z.ZodType {
  const other = about.answers?.find((one) => one.status === status)?.content?.schema;
  if (other) return other;
  if (status < 400) return about.answer!;
  if (about.errors === 'oip') {
    const statuses = refusalCodes(about).map(oipStatus);
    expect(statuses).toContain(status);
    return OipError;
  }
  const codes = refusalCodes(about).filter((code) => errorCodes[code].status === status);
  return Problem.refine(({ code }) => codes.includes(code), `is none of ${codes.join(', ')}`);
}
