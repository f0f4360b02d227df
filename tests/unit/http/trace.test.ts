import { expect, test } from 'vitest';
import type { HttpRequest } from '#lib/http/exchange';
import { traceHeaders } from '#lib/http/trace';

const sent = (headers: Record<string, string>) =>
  traceHeaders({ header: (name: string) => headers[name] } as unknown as HttpRequest);
const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

test('the caller’s own ids come back', () => {
  expect(sent({ 'x-request-id': 'order:7/a', traceparent })).toEqual({ 'x-request-id': 'order:7/a', traceparent });
});

test('a call without an id gets one', () => {
  expect(sent({})['x-request-id']).toMatch(/^req_/);
});

test.each(['', 'a b', 'a\r\nx: y', 'é', 'x'.repeat(129), '"'])('the request id %j is not echoed', (id) => {
  expect(sent({ 'x-request-id': id })['x-request-id']).toMatch(/^req_/);
});

test.each(['', 'x', `${traceparent}\r\nx: y`, traceparent.toUpperCase()])(
  'the traceparent %j is not echoed',
  (value) => {
    expect(sent({ traceparent: value })).not.toHaveProperty('traceparent');
  },
);
