import type { Readable } from 'node:stream';
import busboy from '@fastify/busboy';
import { env } from '#lib/env';
import { AppError, isAppError } from '#lib/errors';
import type { HttpRequest } from '#lib/http/exchange';
import { endedEarly } from '#lib/http/node-handler';

export type Upload = {
  /** The part "file", as it comes. */
  file: Readable;
  fileName: string;
  /**
   * All other fields that are filled in, once the whole form has arrived: they may come before or after the file.
   * Browsers send empty ones too; they count as not sent.
   */
  fields: Promise<Record<string, string>>;
};

/**
 * Gives `use` the form of an upload as soon as its file begins. A form that breaks off fails both the file and the
 * fields with AppError('bad-request'), so that nobody takes a part for the whole.
 */
export async function readUpload<T>(request: HttpRequest, use: (upload: Upload) => Promise<T>): Promise<T> {
  const body = request.stream();
  const reading = readForm(request.header('content-type') ?? '', body);
  try {
    return await use(await reading.upload);
  } finally {
    // What an early refusal left unread is read and dropped, so that the sender gets to see the answer.
    body.unpipe();
    body.resume();
  }
}

function readForm(contentType: string, body: Readable): { upload: Promise<Upload> } {
  const begun = Promise.withResolvers<Upload>();
  const fields = Promise.withResolvers<Record<string, string>>();
  // Either may fail while nobody waits for it.
  begun.promise.catch(() => {});
  fields.promise.catch(() => {});
  const read: Record<string, string> = {};
  let file: Readable | null = null;
  const fail = (error: AppError) => {
    file?.destroy(error);
    begun.reject(error);
    fields.reject(error);
  };

  body.on('error', () => fail(endedEarly()));
  body.on('close', () => body.readableEnded || fail(endedEarly()));
  try {
    const form = openForm(contentType);
    form.on('file', (_field, stream, fileName) => {
      file = stream;
      stream.on('error', () => fail(endedEarly()));
      begun.resolve({ file: stream, fileName: fileName ?? '', fields: fields.promise });
    });
    form.on('field', (name, value, _nameCut, valueCut) => {
      if (valueCut) fail(new AppError('too-large', `The field "${name}" has more than ${env.MAX_BODY_BYTES} bytes.`));
      if (value !== '') read[name] = value;
    });
    form.on('filesLimit', () => fail(new AppError('invalid', 'The form has more than one file. Send one a call.')));
    form.on('fieldsLimit', () => fail(new AppError('invalid', 'The form has more fields than an upload takes.')));
    form.on('error', (error) => fail(isAppError(error) ? error : endedEarly()));
    form.on('finish', () => {
      fields.resolve(read);
      begun.reject(new AppError('invalid', 'The form has no file. Send it in the field "file".'));
    });
    body.pipe(form);
  } catch (error) {
    fail(isAppError(error) ? error : new AppError('bad-request', 'The form cannot be read: it names no boundary.'));
  }
  return { upload: begun.promise };
}

function openForm(contentType: string) {
  if (!/^multipart\/form-data\b/i.test(contentType)) {
    throw new AppError(
      'unsupported-media-type',
      'Send a form (multipart/form-data) with the file in the field "file".',
    );
  }
  return busboy({
    headers: { 'content-type': contentType },
    limits: { files: 1, fields: 20, fieldSize: env.MAX_BODY_BYTES },
    // A field sent with a file name, as browsers send JSON blobs, is a field all the same.
    isPartAFile: (name) => name === 'file',
  });
}
