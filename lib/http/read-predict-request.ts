import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import type { HttpRequest } from '#lib/http/exchange';
import { parseInput } from '#lib/http/parse-input';
import { type Form, readForm } from '#lib/http/read-form';
import { readJson } from '#lib/http/read-json';
import { holdFile, releaseFile } from '#lib/inference/hold-file';
import { type PredictCall, PredictForm, PredictRequest } from '#lib/inference/predict-request';
import { readableModel } from '#lib/inference/readable-model';
import { processFolder } from '#lib/temporary-folder';

const mostFieldBytes = 64 * 1024;
const tooManyFiles = 'The form has more than one file. Send one a call, or many as a batch job.';

/** Where files lie while their calls are answered. */
export const uploadFolder = () => processFolder('uploads');

/**
 * Gives `use` the call that `POST /api/predict` brings: JSON, or a form with `model` and `file` (and `version`, `alias`,
 * `subject`, `keepFile`). A file is there as long as `use` takes. Throws 404 for a model one may not use, before the
 * file is read where the form names it first; 413 for a file past MAX_FILE_BYTES.
 */
export async function withPredictRequest<T>(
  ctx: Ctx,
  request: HttpRequest,
  use: (call: PredictCall) => Promise<T>,
): Promise<T> {
  if (!/^multipart\/form-data\b/i.test(request.header('content-type') ?? '')) {
    return use(parseInput(PredictRequest, await readJson(request)));
  }
  const mostBytes = env.MAX_FILE_BYTES + 40 * mostFieldBytes;
  if (Number(request.header('content-length') ?? 0) > mostBytes) throw tooLargeFile();
  return readForm(request, { mostFiles: 1, tooManyFiles, mostFieldBytes }, (form) => withFile(ctx, form, use));
}

async function withFile<T>(ctx: Ctx, form: Form, use: (call: PredictCall) => Promise<T>): Promise<T> {
  const { value: file } = await form.files.next();
  const { model } = form.fieldsSoFar;
  if (model !== undefined) await readableModel(ctx, model);
  const held = await holdFile(file.content, env.MAX_FILE_BYTES, uploadFolder);
  try {
    const call = parseFields(await form.fields);
    return await use({ ...call, file: { ...held, name: file.name } });
  } finally {
    await releaseFile(held.content);
  }
}

function parseFields(fields: Record<string, string>): PredictCall {
  const { keepFile, ...call } = parseInput(PredictForm, fields);
  return { ...call, input: {}, keepFile: keepFile === 'true' };
}

const tooLargeFile = () =>
  new AppError('too-large', `A file may have at most ${env.MAX_FILE_BYTES.toLocaleString('en')} bytes.`, {
    exceeded: { unit: 'bytes', max: env.MAX_FILE_BYTES },
  });
