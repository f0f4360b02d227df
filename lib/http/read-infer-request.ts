import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import type { HttpRequest } from '#lib/http/exchange';
import { parseInput } from '#lib/http/parse-input';
import { parseJson } from '#lib/http/read-json';
import { InferRequest } from '#lib/oip/infer-request';

export const jsonLengthHeader = 'inference-header-content-length';

/**
 * The inference request a body holds and the bytes after its JSON, whose length the header
 * Inference-Header-Content-Length tells; without it all is JSON. Throws where that is none, or not such a request.
 */
export async function readInferRequest(request: HttpRequest): Promise<{ request: InferRequest; binary: Buffer }> {
  const body = await request.body(env.MAX_BODY_BYTES);
  const jsonBytes = jsonLength(request.header(jsonLengthHeader), body.length);
  const parsed = parseInput(InferRequest, parseJson(body.subarray(0, jsonBytes)));
  return { request: parsed, binary: body.subarray(jsonBytes) };
}

function jsonLength(header: string | undefined, bodyBytes: number): number {
  if (header === undefined) return bodyBytes;
  const length = /^\d{1,15}$/.test(header) ? Number(header) : Number.NaN;
  if (length > 0 && length <= bodyBytes) return length;
  throw new AppError(
    'invalid',
    `The header Inference-Header-Content-Length must be the length of the JSON, from 1 to the ${bodyBytes} bytes of the body, not "${header.slice(0, 40)}". Some clients keep it among their headers from the call before: give them new ones a call.`,
  );
}
