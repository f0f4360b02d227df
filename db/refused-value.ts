/** SQLSTATE: what PostgreSQL says of a value that it cannot hold, whatever the statement. */
const problems: Record<string, string> = {
  '22021': 'A text in the call has a NUL character, which cannot be stored. Leave it out.',
  '22P05': 'A text in the call has a character that cannot be stored, such as NUL. Leave it out.',
  '22003': 'A number in the call is too large.',
};

/** What is wrong with a value that PostgreSQL refused to take in, in words for whoever sent it; null for other errors. */
export function refusedValue(error: unknown): string | null {
  for (let cause: unknown = error, depth = 0; cause instanceof Object && depth < 5; depth++) {
    const code: unknown = Reflect.get(cause, 'code');
    if (typeof code === 'string' && Object.hasOwn(problems, code)) return problems[code]!;
    cause = Reflect.get(cause, 'cause');
  }
  return null;
}
