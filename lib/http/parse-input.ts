import type { z } from 'zod';
import { AppError } from '#lib/errors';
import { escapePointer } from '#lib/json-pointer';

/** The value as the schema has it; throws AppError('invalid') with a JSON pointer per problem. */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.slice(0, 50).map((issue) => ({
    pointer: issue.path.map((part) => `/${escapePointer(String(part))}`).join(''),
    detail: issue.message,
  }));
  const first = errors[0]!;
  throw new AppError('invalid', `${first.pointer || 'The body'}: ${first.detail}`, { errors });
}
