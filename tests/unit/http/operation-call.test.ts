import { expect, test } from 'vitest';
import { asCurl, operationCall } from '#components/api-docs/operation-call.ts';
import type { ReferenceOperation } from '#lib/http/openapi/reference';

const about = { type: 'string', limits: [], fields: [], choices: [] };
const parameter = (place: 'path' | 'query' | 'header', name: string) => ({
  in: place,
  name,
  isRequired: place === 'path',
  about,
  example: '',
});
const operation: ReferenceOperation = {
  id: 'rerun',
  tag: 'Predictions',
  method: 'POST',
  path: '/api/v1/predictions/{id}/rerun',
  summary: '',
  description: null,
  isPublic: false,
  parameters: [parameter('path', 'id'), parameter('query', 'q'), parameter('header', 'idempotency-key')],
  bodies: [{ type: 'application/json', about: null, example: null }],
  answers: [],
};

test('what is filled in goes to its place, escaped; what is empty is left out', () => {
  const parameters = { 'path id': 'a/b c', 'query q': 'ä&b', 'header idempotency-key': '' };
  expect(operationCall(operation, { parameters, body: '{}' })).toEqual({
    method: 'POST',
    path: '/api/v1/predictions/a%2Fb%20c/rerun?q=%C3%A4%26b',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(operationCall(operation, { parameters: {}, body: '' })).toMatchObject({ headers: {}, body: null });
});

test('a command survives quotes in what it sends, and holds no key', () => {
  const call = operationCall(operation, { parameters: { 'path id': 'x' }, body: `{"a":"it's"}` });
  expect(asCurl(operation, call, 'http://localhost:3000')).toBe(
    [
      `curl -X POST 'http://localhost:3000/api/v1/predictions/x/rerun'`,
      `-H "Authorization: Bearer $BELLWETHER_KEY"`,
      `-H 'content-type: application/json'`,
      String.raw`--data-binary '{"a":"it'\''s"}'`,
    ].join(' \\\n  '),
  );
});
