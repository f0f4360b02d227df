import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import type { HttpRequest } from '#lib/http/exchange';
import { type Form, readForm } from '#lib/http/read-form';

type Part = { name: string; value: string; filename?: string };
const partText = ({ name, value, filename }: Part) =>
  `--XX\r\nContent-Disposition: form-data; name="${name}"${filename ? `; filename="${filename}"` : ''}\r\n\r\n${value}\r\n`;
const formOf = (...parts: Part[]) => `${parts.map(partText).join('')}--XX--\r\n`;
const model = { name: 'model', value: 'digits' };
const fileNamed = (filename: string, value = 'bytes') => ({ name: 'file', value, filename });
const file = fileNamed('a.png');

const request = (chunks: readonly string[], type = 'multipart/form-data; boundary=XX'): HttpRequest => ({
  method: 'POST',
  url: '/',
  params: {},
  header: (name) => (name === 'content-type' ? type : undefined),
  body: () => Promise.reject(new Error('not asked for')),
  stream: () =>
    Readable.from(
      chunks.map((chunk) => Buffer.from(chunk)),
      { objectMode: false },
    ),
});
const limits = { mostFiles: 3, tooManyFiles: 'Too many files.', mostFieldBytes: 100 };

async function readAll(form: Form) {
  const files: [string, string][] = [];
  for await (const { name, content } of form.files) files.push([name, (await buffer(content)).toString()]);
  return { files, fields: await form.fields };
}
const read = (body: string, type?: string) => readForm(request([body], type), limits, readAll);
const codeOf = (body: string, type?: string) =>
  read(body, type).then(
    () => 'taken',
    (error: { code: string }) => error.code,
  );

test('a form gives its files in order and its fields, whichever come first, however it is cut into chunks', async () => {
  const parts = [fileNamed('a.png', 'first'), model, fileNamed('b.png', ''), { name: 'alias', value: '' }, file];
  const whole = formOf(...parts);
  const expected = {
    files: [
      ['a.png', 'first'],
      ['b.png', ''],
      ['a.png', 'bytes'],
    ],
    fields: { model: 'digits' },
  };
  for (const size of [1, 7, 50, whole.length]) {
    const chunks = Array.from({ length: Math.ceil(whole.length / size) }, (_, n) =>
      whole.slice(n * size, (n + 1) * size),
    );
    expect(await readForm(request(chunks, 'Multipart/Form-Data; boundary=XX'), limits, readAll)).toEqual(expected);
  }
});

test('the fields before a file are known when it comes', async () => {
  const seen = await readForm(request([formOf(model, file)]), limits, async (form) => {
    const { value } = await form.files.next();
    const soFar = { ...form.fieldsSoFar };
    value.content.resume();
    await form.fields;
    return soFar;
  });
  expect(seen).toEqual({ model: 'digits' });
});

test('a form that ends anywhere before its end is refused, and the process lives on', async () => {
  const form = formOf(model, file, file);
  for (let length = 0; length < form.length - 4; length++) {
    expect([length, await codeOf(form.slice(0, length))]).toEqual([length, 'bad-request']);
  }
});

test('a form that is left unread by a refusal does not keep its sender waiting', async () => {
  const body = Readable.from(
    (function* () {
      yield Buffer.from(formOf(fileNamed('a.bin', 'x'.repeat(100_000))).slice(0, -10));
      for (let n = 0; n < 100; n++) yield Buffer.alloc(100_000);
    })(),
    { objectMode: false },
  );
  const refused = readForm({ ...request([]), stream: () => body }, limits, async (form) => {
    await form.files.next();
    throw new Error('no');
  });
  await expect(refused).rejects.toThrow('no');
  await new Promise((resolve) => body.once('end', resolve));
});

test.each([
  ['no file', formOf(model), 'invalid'],
  ['too many files', formOf(model, file, file, file, file), 'invalid'],
  ['a field that is too long', formOf(file, { name: 'model', value: 'x'.repeat(101) }), 'too-large'],
])('a form with %s is refused', async (_, body, code) => expect(await codeOf(body)).toBe(code));

test('what is no form, or names no boundary, is refused', async () => {
  expect(await codeOf(formOf(model, file), 'multipart/form-data')).toBe('bad-request');
  expect(await codeOf(formOf(model, file), 'text/plain')).toBe('unsupported-media-type');
});
