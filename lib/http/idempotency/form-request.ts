import { Readable, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { isAppError } from '#lib/errors';
import type { HttpRequest } from '#lib/http/exchange';
import { boundaryOf, fingerprintForm } from '#lib/http/idempotency/fingerprint';
import { endedEarly } from '#lib/http/node-handler';

/**
 * The request, whose form tells its fingerprint as soon as it is read through, and before its end is passed on: where
 * `whole` refuses, the form fails. Any other request is left as it is.
 */
export function fingerprintWhileRead(request: HttpRequest, whole: (fingerprint: string) => Promise<void>): HttpRequest {
  const boundary = boundaryOf(request);
  if (boundary === null) return request;
  const read = (source: Readable) => {
    const form = fingerprintForm(request, boundary, whole);
    // Not a pipeline, which would destroy the request, and with it the connection that is to be answered on.
    source.on('error', () => form.destroy(endedEarly()));
    source.on('close', () => source.readableEnded || form.destroy(endedEarly()));
    return source.pipe(form);
  };
  return {
    ...request,
    stream: () => read(request.stream()),
    body: async (limitBytes) => buffer(read(Readable.from([await request.body(limitBytes)]))),
  };
}

/** The fingerprint of a form, read through and kept nowhere. Throws AppError('bad-request') where it breaks off. */
export async function readFingerprint(request: HttpRequest): Promise<string> {
  let found = '';
  const form = fingerprintForm(request, boundaryOf(request) ?? '', async (fingerprint) => {
    found = fingerprint;
  });
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(request.stream(), form, nowhere).catch((error: unknown) => {
    throw isAppError(error) ? error : endedEarly();
  });
  return found;
}
