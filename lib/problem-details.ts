import { z } from 'zod';
import { type AppError, type ErrorCode, type Exceeded, errorCodes } from '#lib/errors';

/** The body of every refusal: RFC 9457 problem details, with a code to tell it by. */
export const Problem = z
  .object({
    type: z.string().meta({ description: 'A URI reference that names the kind of problem: `/problems/<code>`.' }),
    title: z.string().meta({ description: 'The kind of problem in words.' }),
    status: z.int().meta({ description: 'The status of the answer.' }),
    detail: z.string().meta({ description: 'What is wrong here, where, and what to do about it.' }),
    code: z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]),
    requestId: z.string().meta({ description: 'The id of the call, to give to the admin.' }),
    errors: z
      .array(z.object({ pointer: z.string(), detail: z.string() }))
      .optional()
      .meta({ description: 'Each thing that is wrong with the input, by JSON pointer (RFC 6901).' }),
    limit: z
      .record(z.string(), z.number())
      .optional()
      .meta({ description: 'The limit that was passed, its unit in its name: `{"maxRows": 10000}`.' }),
    actual: z
      .record(z.string(), z.number())
      .optional()
      .meta({ description: 'What was sent instead, where that is known: `{"rows": 12000}`.' }),
    quota: z
      .object({
        id: z.string(),
        scope: z.enum(['plan', 'account', 'key', 'model']),
        maxUnits: z.int(),
        usedUnits: z.int(),
        resetsAt: z.iso.datetime(),
      })
      .optional()
      .meta({ description: 'The quota that is used up, and when it begins anew.' }),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

/** An error as its caller is told of it. */
export function problemOf({ code, message, errors, exceeded, quota }: AppError, requestId: string): Problem {
  const { status, title } = errorCodes[code];
  return {
    type: `/problems/${code}`,
    title,
    status,
    detail: message,
    code,
    requestId,
    ...(errors && { errors }),
    ...(exceeded && limitMembers(exceeded)),
    ...(quota && { quota }),
  };
}

function limitMembers({ unit, max, actual }: Exceeded): Pick<Problem, 'limit' | 'actual'> {
  const name = `max${unit[0]!.toUpperCase()}${unit.slice(1)}`;
  return { limit: { [name]: max }, ...(actual !== undefined && { actual: { [unit]: actual } }) };
}
