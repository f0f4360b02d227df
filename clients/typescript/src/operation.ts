/** An operation of the API, as much of it as a call needs. */
export type Operation = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With the names of what stands in it: `/api/v1/models/{slug}`. */
  path: string;
  /** Names of what goes behind the question mark. */
  query?: readonly string[];
  /** Media types of a body, the first one the usual one; none where it takes no body. */
  bodies?: readonly string[];
  /** Whether it takes an `Idempotency-Key`. */
  idempotent?: boolean;
};

/** Which field of the query leads to the next page, and where the page before says it. */
export type Paging = { cursor: string; next: string };

export type CallOptions = {
  signal?: AbortSignal;
  headers?: Record<string, string>;
  /** Tries after the first one, where another is safe; those of the client unless said. */
  retries?: number;
  /** A key of your own, the same for every try of one thing; false for none. */
  idempotencyKey?: string | false;
};

/** What is sent: fields by their names, wherever they stand in the request, or a whole form. */
export type Input = object;

/** How the functions of the API are carried out. */
export type Calls = {
  /** The JSON of the answer; undefined where there is none. */
  json<Answer>(operation: Operation, input?: Input, options?: CallOptions): Promise<Answer>;
  /** The answer as it comes, for files and streams. */
  response(operation: Operation, input?: Input, options?: CallOptions): Promise<Response>;
  /** The entries of all pages, each page fetched when it is come to. */
  each<Entry>(operation: Operation, paging: Paging, input?: Input, options?: CallOptions): AsyncGenerator<Entry>;
};
