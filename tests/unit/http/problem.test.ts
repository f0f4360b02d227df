import { expect, test } from 'vitest';
import { AppError, type ErrorCode, errorCodes } from '#lib/errors';
import { problemAnswer } from '#lib/http/problem';
import { log } from '#lib/log';
import { toAppError } from '#lib/to-app-error';

log.level = 'silent';

test.each(Object.keys(errorCodes) as ErrorCode[])('%s is answered as RFC 9457 has it', (code) => {
  const { status, headers, body } = problemAnswer(new AppError(code, 'What, where, what to do.'), 'req_1');
  expect(headers['content-type']).toBe('application/problem+json');
  expect(headers['cache-control']).toBe('no-store');
  expect(JSON.parse(body)).toEqual({
    type: `/problems/${code}`,
    title: errorCodes[code].title,
    status,
    detail: 'What, where, what to do.',
    code,
    requestId: 'req_1',
  });
  expect('retry-after' in headers).toBe(status === 503);
  expect('www-authenticate' in headers).toBe(status === 401);
});

test('fields and headers of the error are in the answer', () => {
  const error = new AppError('rate-limited', 'Slow down.', {
    errors: [{ pointer: '/a', detail: 'b' }],
    headers: { 'retry-after': '7' },
  });
  const { headers, body } = problemAnswer(error, 'req_1');
  expect(headers['retry-after']).toBe('7');
  expect(JSON.parse(body)).toMatchObject({ errors: [{ pointer: '/a', detail: 'b' }] });
});

test('an unexpected error is 500 and tells nothing of itself', () => {
  const { status, body } = problemAnswer(toAppError(new Error('password=secret at /srv/app'), 'req_1'), 'req_1');
  expect(status).toBe(500);
  expect(body).not.toMatch(/secret|srv|at /);
});

test.each([
  [{ code: 'ECONNREFUSED' }, 503],
  [{ code: '57P01' }, 503],
  [new Error('query failed', { cause: { code: 'CONNECTION_CLOSED' } }), 503],
  [{ code: 'ENOENT', syscall: 'connect' }, 503],
  [{ code: 'ENOENT', syscall: 'open' }, 500],
  [{ code: '23505' }, 500],
  [new Error('query failed', { cause: { code: '22021' } }), 422],
  [{ code: '22P05' }, 422],
  [{ code: '22003' }, 422],
])('%j is answered %d', (error, status) => {
  expect(problemAnswer(toAppError(error, 'req_1'), 'req_1').status).toBe(status);
});
