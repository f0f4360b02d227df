import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { zipFiles } from '#lib/batch/files/zip-files';
import { AppError } from '#lib/errors';
import type { HttpRequest } from '#lib/http/exchange';
import { readForm } from '#lib/http/read-form';

const part = (name: string) => `--XX\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n\r\n`;
const request = (body: string): HttpRequest => ({
  method: 'POST',
  url: '/',
  params: {},
  header: (name) => (name === 'content-type' ? 'multipart/form-data; boundary=XX' : undefined),
  body: () => Promise.reject(new Error('not asked for')),
  stream: () => Readable.from([Buffer.from(body)], { objectMode: false }),
});
const limits = { mostFiles: 5, tooManyFiles: 'Too many files.', mostFieldBytes: 100 };
const zipped = (body: string) => readForm(request(body), limits, (form) => buffer(zipFiles(form.files, 1000)));
const six = ['a', 'b', 'c', 'd', 'e', 'f'].map(part).join('');

test('more files than a form may have, all in one chunk, are refused while those before wait for their turn', async () => {
  await expect(zipped(`${six}--XX--\r\n`)).rejects.toThrow('Too many files.');
});

test('files that break off while they wait for their turn fail the archive', async () => {
  await expect(zipped(`${part('a')}${part('b')}${part('c').slice(0, -2)}`)).rejects.toMatchObject({
    code: 'bad-request',
  });
});

test('a file that failed before anybody read it fails the archive with its own reason', async () => {
  const failed = new Readable({ read() {} });
  failed.on('error', () => {});
  failed.destroy(new AppError('invalid', 'No.'));
  const files = (async function* () {
    yield { name: 'a', content: failed };
  })();
  await expect(buffer(zipFiles(files, 1000))).rejects.toThrow('No.');
});
