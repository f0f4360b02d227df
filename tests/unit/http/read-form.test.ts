import { expect, test } from 'vitest';
import type { HttpRequest } from '#lib/http/exchange';
import { readPredictRequest } from '#lib/http/read-predict-request';

type Part = { name: string; value: string; filename?: string };
const partText = ({ name, value, filename }: Part) =>
  `--XX\r\nContent-Disposition: form-data; name="${name}"${filename ? `; filename="${filename}"` : ''}\r\n\r\n${value}\r\n`;
const formOf = (...parts: Part[]) => `${parts.map(partText).join('')}--XX--\r\n`;
const model = { name: 'model', value: 'digits' };
const file = { name: 'file', value: 'bytes', filename: 'a.png' };

const request = (body: string, type = 'multipart/form-data; boundary=XX'): HttpRequest => ({
  method: 'POST',
  url: '/',
  params: {},
  header: (name) => (name === 'content-type' ? type : undefined),
  body: async () => Buffer.from(body),
  stream: () => {
    throw new Error('not asked for');
  },
});
const codeOf = (body: string, type?: string) =>
  readPredictRequest(request(body, type)).then(
    () => 'taken',
    (error: { code: string }) => error.code,
  );

test('a form gives model, version, subject and the file', async () => {
  const form = formOf(model, { name: 'version', value: '3' }, { name: 'subject', value: 'anna' }, file);
  expect(await readPredictRequest(request(form, 'Multipart/Form-Data; boundary=XX'))).toEqual({
    model: 'digits',
    version: 3,
    subject: 'anna',
    input: {},
    file: Buffer.from('bytes'),
  });
});

test('a form that ends anywhere before its end is refused, and the process lives on', async () => {
  const form = formOf(model, file);
  for (let length = 0; length < form.length - 4; length++) {
    expect([length, await codeOf(form.slice(0, length))]).toEqual([length, 'bad-request']);
  }
});

test.each([
  ['no file', formOf(model), 'invalid'],
  ['no model', formOf(file), 'invalid'],
  ['two files', formOf(model, file, file), 'bad-request'],
  ['an unknown field', formOf(model, file, { name: 'x', value: '1' }), 'invalid'],
  ['a field named __proto__', formOf({ name: '__proto__', value: '1' }, file), 'invalid'],
  ['a version that is no number', formOf(model, file, { name: 'version', value: 'x' }), 'invalid'],
  ['rows beside the file', formOf(model, file, { name: 'inputs', value: '[]' }), 'invalid'],
])('a form with %s is refused', async (_, body, code) => expect(await codeOf(body)).toBe(code));

test('a form without a boundary is refused', async () => {
  expect(await codeOf(formOf(model, file), 'multipart/form-data')).toBe('bad-request');
});
