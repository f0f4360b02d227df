import { z } from 'zod';
import { type AppError, type ErrorCode, errorCodes } from '#lib/errors';
import type { HttpAnswer } from '#lib/http/exchange';
import { problemAnswer } from '#lib/http/problem';

/** The body of every refusal of the Open Inference Protocol. */
export const OipError = z
  .object({ error: z.string().describe('What is wrong, where, and what to do about it.') })
  .meta({ id: 'OipError' });
export type OipError = z.infer<typeof OipError>;

/** The status of an error in the Open Inference Protocol: input that does not fit is 400 there. */
export function oipStatus(code: ErrorCode): number {
  const { status } = errorCodes[code];
  return status === 422 ? 400 : status;
}

/** The answer for an error as the Open Inference Protocol has it: `{"error": …}`. */
export function oipErrorAnswer(error: AppError, requestId: string): HttpAnswer & { body: string } {
  const { headers } = problemAnswer(error, requestId);
  return {
    status: oipStatus(error.code),
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ error: error.message } satisfies OipError),
  };
}
