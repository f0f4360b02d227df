/** One thing wrong with what was sent: where (JSON pointer, RFC 6901) and what. */
export type FieldError = { pointer: string; detail: string };

type Problem = {
  status: number;
  code: string;
  detail: string;
  errors?: FieldError[];
  limit?: Record<string, number>;
  requestId: string | null;
  retryAfterSeconds: number | null;
};

/** An answer that is not the wished one. `code` tells what it is, `message` (and `detail`) says it in words. */
export class BellwetherError extends Error {
  override readonly name = 'BellwetherError';
  readonly status: number;
  /** Such as `not-found`; stable, for programs to go by. */
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly FieldError[];
  /** The limit that was passed, its unit in its name: `{ maxRows: 10000 }`. */
  readonly limit: Readonly<Record<string, number>> | null;
  /** By which the server's log knows the call. */
  readonly requestId: string | null;
  /** How long the server asks to wait before another try, where it does. */
  readonly retryAfterSeconds: number | null;

  constructor({ status, code, detail, errors = [], limit, requestId, retryAfterSeconds }: Problem) {
    super(detail);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.errors = errors;
    this.limit = limit ?? null;
    this.requestId = requestId;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The error that an answer tells of: a problem (RFC 9457), or whatever something in between has sent. */
export async function errorOf(response: Response): Promise<BellwetherError> {
  const { status, headers } = response;
  const text = await response.text();
  const problem = objectIn(text);
  const said = (name: string) => (typeof problem[name] === 'string' ? problem[name] : undefined);
  return new BellwetherError({
    status,
    code: said('code') ?? `http-${status}`,
    detail: said('detail') ?? said('error') ?? (text.slice(0, 500) || `The server answered ${status}.`),
    ...(Array.isArray(problem.errors) && { errors: problem.errors }),
    ...(isNumbers(problem.limit) && { limit: problem.limit }),
    requestId: said('requestId') ?? headers.get('x-request-id'),
    retryAfterSeconds: retryAfter(headers),
  });
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

const isNumbers = (value: unknown): value is Record<string, number> =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'number');

/** `Retry-After` in seconds, or as a date (RFC 9110, 10.2.3). */
function retryAfter(headers: Headers): number | null {
  const value = headers.get('retry-after');
  if (value === null) return null;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}
