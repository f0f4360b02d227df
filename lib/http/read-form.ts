import type { Readable } from 'node:stream';
import busboy from '@fastify/busboy';
import { AppError, isAppError } from '#lib/errors';
import type { HttpRequest } from '#lib/http/exchange';
import { endedEarly } from '#lib/http/node-handler';

export type FormFile = { content: Readable; name: string };

export type Form = {
  /** The parts "file" as they come; the next comes when the one before was read to its end. There is one at least. */
  files: AsyncIterableIterator<FormFile>;
  /** The fields that came so far. Browsers send empty ones too; they count as not sent. */
  fieldsSoFar: Readonly<Record<string, string>>;
  /** All fields, once the whole form has arrived: they may come before or after the files. */
  fields: Promise<Record<string, string>>;
};

export type FormLimits = { mostFiles: number; tooManyFiles: string; mostFieldBytes: number };

const mostFields = 20;

/**
 * Gives `use` a form while it arrives. A form that breaks off fails both its files and its fields with
 * AppError('bad-request'), so that nobody takes a part for the whole.
 */
export async function readForm<T>(
  request: HttpRequest,
  limits: FormLimits,
  use: (form: Form) => Promise<T>,
): Promise<T> {
  const body = request.stream();
  try {
    return await use(openForm(request.header('content-type') ?? '', body, limits));
  } finally {
    // What an early refusal left unread is read and dropped, so that the sender gets to see the answer.
    body.unpipe();
    body.resume();
  }
}

function openForm(contentType: string, body: Readable, limits: FormLimits): Form {
  const arrived = arrivals<FormFile>();
  const fields = Promise.withResolvers<Record<string, string>>();
  // It may fail while nobody waits for it.
  fields.promise.catch(() => {});
  const read: Record<string, string> = {};
  let newest: Readable | null = null;
  let count = 0;
  const fail = (error: AppError) => {
    newest?.destroy(error);
    arrived.fail(error);
    fields.reject(error);
  };

  body.on('error', (error) => fail(isAppError(error) ? error : endedEarly()));
  body.on('close', () => body.readableEnded || fail(endedEarly()));
  try {
    const form = openParser(contentType, limits);
    form.on('file', (_field, content, name) => {
      newest = content;
      count++;
      content.on('error', () => fail(endedEarly()));
      arrived.add({ content, name: name ?? '' });
    });
    form.on('field', (name, value, _nameCut, valueCut) => {
      if (valueCut) fail(fieldTooLarge(name, limits.mostFieldBytes));
      if (value !== '') read[name] = value;
    });
    form.on('filesLimit', () => fail(tooMany('files', limits.mostFiles, limits.tooManyFiles)));
    form.on('fieldsLimit', () => fail(tooMany('fields', mostFields, 'The form has more fields than an upload takes.')));
    form.on('error', (error) => fail(isAppError(error) ? error : endedEarly()));
    form.on('finish', () => {
      fields.resolve(read);
      if (count === 0) arrived.fail(new AppError('invalid', 'The form has no file. Send it in the field "file".'));
      else arrived.end();
    });
    body.pipe(form);
  } catch (error) {
    fail(isAppError(error) ? error : new AppError('bad-request', 'The form cannot be read: it names no boundary.'));
  }
  return { files: arrived.items, fieldsSoFar: read, fields: fields.promise };
}

const fieldTooLarge = (name: string, max: number) =>
  new AppError('too-large', `The field "${name}" has more than ${max} bytes.`, { exceeded: { unit: 'bytes', max } });

const tooMany = (unit: 'files' | 'fields', max: number, detail: string) =>
  new AppError('invalid', detail, { exceeded: { unit, max } });

function openParser(contentType: string, { mostFiles, mostFieldBytes }: FormLimits) {
  if (!/^multipart\/form-data\b/i.test(contentType)) {
    throw new AppError(
      'unsupported-media-type',
      'Send a form (multipart/form-data) with the file in the field "file".',
    );
  }
  return busboy({
    headers: { 'content-type': contentType },
    limits: { files: mostFiles, fields: mostFields, fieldSize: mostFieldBytes },
    // A field sent with a file name, as browsers send JSON blobs, is a field all the same.
    isPartAFile: (name) => name === 'file',
  });
}

/** What arrives, for one reader, in order; a failure is told after what came before it was read. */
function arrivals<T>() {
  const waiting: T[] = [];
  let ended: { error?: unknown } | null = null;
  let wake = () => {};
  async function* items(): AsyncGenerator<T, void, undefined> {
    for (;;) {
      const next = waiting.shift();
      if (next !== undefined) yield next;
      else if (ended && 'error' in ended) throw ended.error;
      else if (ended) return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }
  const end = (how: { error?: unknown }) => {
    ended ??= how;
    wake();
  };
  return {
    items: items(),
    add: (item: T) => {
      waiting.push(item);
      wake();
    },
    end: () => end({}),
    fail: (error: unknown) => end({ error }),
  };
}
