import { expect, test } from 'vitest';
import { AppError } from '#lib/errors';
import { healthOperation } from '#lib/http/health-operation';
import { modelOperations } from '#lib/http/operations/models';
import { problemAnswer } from '#lib/http/problem';
import { expectDocumented } from '#tests/support/answer-conformance';

const noStore = { 'cache-control': 'no-store' };
const json = { ...noStore, 'content-type': 'application/json', 'x-request-id': 'req_1' };
const health = { status: 'ok', version: '1.0.0', uptimeS: 1 };
const answerOf = (body: unknown, headers: Record<string, string> = json, status = 200) => ({
  status,
  headers: new Headers(headers),
  text: JSON.stringify(body),
});

test('a documented answer passes', () => {
  expect(expectDocumented(healthOperation, answerOf(health))).toEqual(health);
});

test.each([
  ['a status the document does not have', answerOf(health, json, 418)],
  ['another type', answerOf(health, { ...json, 'content-type': 'text/html' })],
  ['a field nobody described', answerOf({ ...health, secret: 1 })],
  ['a field that lacks', answerOf({ status: 'ok', version: '1.0.0' })],
  ['no request id', answerOf(health, { ...noStore, 'content-type': 'application/json' })],
  ['an answer that caches may keep', answerOf(health, { ...json, 'cache-control': 'public, max-age=60' })],
  ['one that does not say so', answerOf(health, { 'content-type': 'application/json', 'x-request-id': 'req_1' })],
])('%s does not', (_, answer) => {
  expect(() => expectDocumented(healthOperation, answer)).toThrow();
});

test('a refusal passes with a code of its operation only', () => {
  const refusal = (code: 'conflict' | 'not-found') => {
    const { status, headers, body } = problemAnswer(new AppError(code, 'Why.'), 'req_1');
    return { status, headers: new Headers({ ...headers, 'x-request-id': 'req_1' }), text: body };
  };
  expect(() => expectDocumented(modelOperations.get, refusal('not-found'))).not.toThrow();
  expect(() => expectDocumented(modelOperations.get, refusal('conflict'))).toThrow();
  expect(() => expectDocumented(modelOperations.list, refusal('not-found'))).toThrow();
});
