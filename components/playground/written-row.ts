import { isFile, type Row } from '#components/playground/field-values.ts';
import { ApiProblem, type FieldProblem } from '#components/ui/api-problem.ts';

/** The row in a JSON text, and what is wrong where it holds none. */
export function rowIn(json: string): { row: Row; problems: FieldProblem[] } {
  const wrong = (detail: string) => ({ row: {}, problems: [{ pointer: '/input', detail }] });
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return wrong('must be an object: { "feature": value, … }');
    }
    return { row: { ...value }, problems: [] };
  } catch (error) {
    return wrong(`is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

/** What is said of an input that cannot be sent at all. */
export const unsendable = (errors: readonly FieldProblem[]) =>
  new ApiProblem({
    status: 0,
    code: 'unsendable',
    title: 'The input cannot be sent yet',
    detail: 'Correct what is marked, then predict again.',
    errors,
  });

/** Files would fill the screen with base64. */
export function withoutFiles(row: Row): Row {
  const shorten = (value: unknown) => (isFile(value) ? `data:${value.blob.type};base64,…` : value);
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, shorten(value)]));
}
