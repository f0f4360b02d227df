/** Every way a use case can refuse, with its status and title: the one code-to-status table. */
export const errorCodes = {
  'bad-request': { status: 400, title: 'The request cannot be read' },
  'bad-json': { status: 400, title: 'The body is not valid JSON' },
  unauthenticated: { status: 401, title: 'Sign in or send an API key' },
  'invalid-key': { status: 401, title: 'The API key is not valid' },
  'second-factor-required': { status: 401, title: 'A code of the second factor is needed' },
  'invalid-token': { status: 401, title: 'The token is not valid' },
  forbidden: { status: 403, title: 'Not allowed' },
  'cross-site': { status: 403, title: 'The request came from another site' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'request-timeout': { status: 408, title: 'The request came too slowly' },
  conflict: { status: 409, title: 'Not possible as things are' },
  'idempotency-key-in-use': { status: 409, title: 'The first call with this Idempotency-Key is under way' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media-type': { status: 415, title: 'Media type not supported' },
  invalid: { status: 422, title: 'The input does not fit' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key was sent with another call' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'quota-exceeded': { status: 429, title: 'A quota is used up' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  'model-failed': { status: 502, title: 'The model failed' },
  unavailable: { status: 503, title: 'Not available right now' },
  overloaded: { status: 503, title: 'Too much waits already' },
  'model-timeout': { status: 504, title: 'The model took too long' },
} as const;
export type ErrorCode = keyof typeof errorCodes;

/** One thing wrong with the input: where (JSON pointer, RFC 6901) and what. */
export type FieldError = { pointer: string; detail: string };

/** A limit that was passed; `actual` where it is known. */
export type Exceeded = {
  unit: 'bytes' | 'rows' | 'files' | 'fields' | 'tensorBytes' | 'headerBytes' | 'depth' | 'callsPerMinute' | 'units';
  max: number;
  actual?: number;
};

/** A quota that a call does not fit into; it begins anew at `resetsAt` (ISO 8601). */
export type ExceededQuota = {
  id: string;
  scope: 'plan' | 'account' | 'key' | 'model';
  maxUnits: number;
  usedUnits: number;
  resetsAt: string;
};

const brand = Symbol.for('bellwether.AppError');

/**
 * An answer that is not the wished one, meant for the caller: `detail` says what, where and what to do.
 * Thrown anywhere in `lib`, turned into problem+json once, at the edge.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly errors: FieldError[] | undefined;
  readonly headers: Record<string, string> | undefined;
  readonly exceeded: Exceeded | undefined;
  readonly quota: ExceededQuota | undefined;
  readonly [brand] = true;

  constructor(
    code: ErrorCode,
    detail: string,
    more: {
      errors?: FieldError[];
      headers?: Record<string, string>;
      exceeded?: Exceeded;
      quota?: ExceededQuota;
      cause?: unknown;
    } = {},
  ) {
    super(detail, { cause: more.cause });
    this.name = 'AppError';
    this.code = code;
    this.errors = more.errors;
    this.headers = more.headers;
    this.exceeded = more.exceeded;
    this.quota = more.quota;
  }
}

/** Whether `error` is an AppError; a brand, since Next's bundle and the server each load their own copy of the class. */
export function isAppError(error: unknown): error is AppError {
  return typeof error === 'object' && error !== null && brand in error;
}

export const notFound = (what: string) => new AppError('not-found', `There is no ${what}, or it is not yours to see.`);
