import busboy from '@fastify/busboy';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import type { HttpRequest } from '#lib/http/exchange';
import { parseInput } from '#lib/http/parse-input';
import { readJson } from '#lib/http/read-json';
import { type PredictCall, PredictRequest } from '#lib/inference/predict-request';

/** Reads `POST /api/predict`: JSON, or a form with `model` and `file` (and `version`, `alias`, `subject`). */
export async function readPredictRequest(request: HttpRequest): Promise<PredictCall> {
  const type = request.header('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) {
    return parseInput(PredictRequest, await readJson(request));
  }
  const { fields, file } = await readForm(type, await request.body(env.MAX_BODY_BYTES));
  if (!file) throw new AppError('invalid', 'The form has no file. Send it in the field "file".');
  const { version, ...others } = fields;
  const call = { ...others, ...(version && { version: Number(version) }), input: {} };
  return { ...parseInput(PredictRequest, call), file };
}

function readForm(type: string, body: Buffer): Promise<{ fields: Record<string, string>; file: Buffer | null }> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {};
    let file: Buffer | null = null;
    const bad = (error: unknown) =>
      reject(
        new AppError('bad-request', `The form cannot be read: ${error instanceof Error ? error.message : error}.`),
      );
    try {
      const form = busboy({ headers: { 'content-type': type }, limits: { fields: 10, files: 1 } });
      form.on('field', (name, value) => {
        fields[name] = value;
      });
      form.on('file', (_name, stream) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          file = Buffer.concat(chunks);
        });
        // A body that ends inside the file is told here as well as on the form; unheard it would end the process.
        stream.on('error', bad);
      });
      form.on('filesLimit', () => bad('it has more than one file'));
      form.on('error', bad);
      form.on('finish', () => resolve({ fields, file }));
      form.end(body);
    } catch (error) {
      bad(error);
    }
  });
}
