import type { Readable } from 'node:stream';
import { env } from '#lib/env';
import type { HttpRequest } from '#lib/http/exchange';
import { readForm } from '#lib/http/read-form';

export type Upload = {
  /** The part "file", as it comes. */
  file: Readable;
  fileName: string;
  /** The fields that came before the file. */
  fieldsBefore: Readonly<Record<string, string>>;
  /** All other fields that are filled in, once the whole form has arrived. */
  fields: Promise<Record<string, string>>;
};

/**
 * Gives `use` the form of an upload as soon as its file begins. A form that breaks off fails both the file and the
 * fields with AppError('bad-request'), so that nobody takes a part for the whole.
 */
export function readUpload<T>(request: HttpRequest, use: (upload: Upload) => Promise<T>): Promise<T> {
  const tooManyFiles = 'The form has more than one file. Send one a call.';
  return readForm(request, { mostFiles: 1, tooManyFiles, mostFieldBytes: env.MAX_BODY_BYTES }, async (form) => {
    const { value } = await form.files.next();
    return use({
      file: value.content,
      fileName: value.name,
      fieldsBefore: { ...form.fieldsSoFar },
      fields: form.fields,
    });
  });
}
