import type { Readable } from 'node:stream';

/** A request as the endpoints see it: neither Node's nor the web's, so that both can serve the same endpoint. */
export type HttpRequest = {
  method: string;
  /** Path and query. */
  url: string;
  header(name: string): string | undefined;
  /** The whole body; AppError('too-large') past the limit, ('bad-request') when it ends early. */
  body(limitBytes: number): Promise<Buffer>;
  /** The body as it comes, for uploads; may be taken once. */
  stream(): Readable;
  params: Record<string, string>;
};

/** A body that is a stream is sent as it comes; whoever sends it ends it when the receiver goes away. */
export type HttpAnswer = {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer> | Readable | null;
  /** Whether no `Idempotency-Key` keeps it. */
  isUnkept?: boolean;
};

export type Endpoint = (request: HttpRequest) => Promise<HttpAnswer>;
