/** One field that does not fit: where (JSON pointer) and why. */
export type FieldProblem = { pointer: string; detail: string };

/** An answer of our own API that is not the wished one (RFC 9457), or no answer at all (status 0). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly errors: readonly FieldProblem[];
  readonly requestId: string | undefined;

  constructor(problem: {
    status: number;
    code: string;
    title: string;
    detail: string;
    errors?: readonly FieldProblem[];
    requestId?: string;
  }) {
    super(problem.detail);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title;
    this.errors = problem.errors ?? [];
    this.requestId = problem.requestId;
  }

  /** What is said about one field, such as `/name`. */
  at(pointer: string): string | undefined {
    return this.errors.find((error) => error.pointer === pointer)?.detail;
  }
}

export const unreachable = () =>
  new ApiProblem({
    status: 0,
    code: 'unreachable',
    title: 'The server does not answer',
    detail: 'Check your connection and that Bellwether is running, then try again.',
  });

/** Anything thrown, as an ApiProblem. */
export function toApiProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem({
    status: 0,
    code: 'unexpected',
    title: 'Something went wrong in this page',
    detail: `${error instanceof Error ? error.message : error}. Reload the page and try again.`,
  });
}
