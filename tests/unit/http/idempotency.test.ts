import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '#lib/http/exchange';
import { boundaryOf, fingerprintOf } from '#lib/http/idempotency/fingerprint';
import { fingerprintWhileRead, readFingerprint } from '#lib/http/idempotency/form-request';
import { sentKey } from '#lib/http/idempotency/sent-key';
import { openAnswer, sealAnswer } from '#lib/usage/idempotency/seal-answer';

type Sent = { url?: string; headers?: Record<string, string>; chunks?: Buffer[] };

const requestOf = ({ url = '/api/predict', headers = {}, chunks = [] }: Sent): HttpRequest => ({
  method: 'POST',
  url,
  header: (name) => headers[name],
  body: async () => Buffer.concat(chunks),
  stream: () => Readable.from(chunks, { objectMode: false }),
  params: {},
});

type Part = { name: string; fileName?: string; content: string };

function formOf(boundary: string, parts: Part[], cut = 1_000, url?: string): HttpRequest {
  const text = parts
    .map(({ name, fileName, content }) => {
      const file = fileName === undefined ? '' : `; filename="${fileName}"`;
      return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`;
    })
    .join('');
  const bytes = Buffer.from(`${text}--${boundary}--\r\n`);
  const chunks = Array.from({ length: Math.ceil(bytes.length / cut) }, (_, k) =>
    bytes.subarray(k * cut, (k + 1) * cut),
  );
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  return requestOf({ headers, chunks, ...(url && { url }) });
}

const parts = [
  { name: 'model', content: 'digits' },
  { name: 'file', fileName: 'a.png', content: 'PNG'.repeat(500) },
];

describe('the fingerprint of a form', () => {
  test('is the same for another boundary, and wherever its bytes are cut', async () => {
    const first = await readFingerprint(formOf('----first', parts));
    for (const cut of [1, 2, 3, 7, 10, 64, 10_000]) {
      expect(await readFingerprint(formOf('another-and-longer-boundary', parts, cut))).toBe(first);
    }
  });

  test.each([
    ['a field', [{ name: 'model', content: 'digit' }, parts[1]!]],
    ['a file', [parts[0]!, { ...parts[1]!, content: 'PNG'.repeat(499) }]],
    ['the name of a file', [parts[0]!, { ...parts[1]!, fileName: 'b.png' }]],
    ['the order', [parts[1]!, parts[0]!]],
    ['one part more', [...parts, parts[0]!]],
  ])('is another where %s is', async (_, others) => {
    const first = await readFingerprint(formOf('b', parts));
    expect(await readFingerprint(formOf('b', others))).not.toBe(first);
  });

  test('is another at another address', async () => {
    const first = await readFingerprint(formOf('b', parts));
    expect(await readFingerprint(formOf('b', parts, 1_000, '/api/predict?x=1'))).not.toBe(first);
  });

  test('is told before the end of the form is passed on, whose bytes are as they came', async () => {
    const order: string[] = [];
    const request = fingerprintWhileRead(formOf('b', parts, 64), async (fingerprint) => {
      await new Promise(setImmediate);
      order.push(fingerprint);
    });
    const seen: Buffer[] = [];
    for await (const chunk of request.stream()) {
      seen.push(chunk);
      if (Buffer.concat(seen).includes('--b--')) order.push('the end');
    }
    expect(order).toEqual([await readFingerprint(formOf('b', parts)), 'the end']);
    expect(Buffer.concat(seen)).toEqual(await buffer(formOf('b', parts).stream()));
  });

  test('that is refused fails the form', async () => {
    const request = fingerprintWhileRead(formOf('b', parts), async () => {
      throw new Error('another form');
    });
    await expect(buffer(request.stream())).rejects.toThrow('another form');
  });
});

test('the fingerprint of another body is that of its bytes, its type and its address', () => {
  const json = { 'content-type': 'application/json' };
  const of = (sent: Sent, body = '{}') => fingerprintOf(requestOf(sent), Buffer.from(body));
  const first = of({ headers: json });
  expect(of({ headers: json })).toBe(first);
  const others = [
    of({ headers: json }, '{} '),
    of({ headers: { 'content-type': 'text/csv' } }),
    of({ headers: { ...json, 'inference-header-content-length': '2' } }),
    of({ headers: json, url: '/api/predict?a=1' }),
  ];
  expect(new Set([first, ...others]).size).toBe(5);
});

test.each([
  ['multipart/form-data; boundary=abc', 'abc'],
  ['Multipart/Form-Data; charset=utf-8; BOUNDARY="a b;c"', 'a b;c'],
  ['multipart/form-data', ''],
  ['application/json', null],
])('the boundary of %s is %j', (type, boundary) => {
  expect(boundaryOf(requestOf({ headers: { 'content-type': type } }))).toBe(boundary);
});

test.each([
  ['abc', 'abc'],
  ['"abc"', 'abc'],
  ['"a \\"b\\" \\\\c"', 'a "b" \\c'],
  ['"half', '"half'],
  [' padded ', 'padded'],
])('the key %j is %j', (sent, key) => {
  expect(sentKey(requestOf({ headers: { 'idempotency-key': sent } }))).toBe(key);
});

test('a sealed answer opens with the secret and the key it was sealed with, only', () => {
  const sealWith = { secret: 's', userId: 'usr_1', key: 'k' };
  const sealed = sealAnswer('{"key":"bw_…"}', sealWith);
  expect(openAnswer(sealed, sealWith)?.toString()).toBe('{"key":"bw_…"}');
  expect(sealed).not.toBe(sealAnswer('{"key":"bw_…"}', sealWith));
  for (const other of [{ secret: 't' }, { userId: 'usr_2' }, { key: 'l' }]) {
    expect(openAnswer(sealed, { ...sealWith, ...other })).toBe(null);
  }
});
