import type { z } from 'zod';
import type { Permission } from '#lib/auth/permissions';
import type { ErrorCode } from '#lib/errors';
import { type Declaration, endpoint } from '#lib/http/endpoint';
import type { Endpoint } from '#lib/http/exchange';

export const tags = [
  'Predict',
  'Open Inference Protocol',
  'Asynchronous predictions',
  'Models',
  'Predictions',
  'Batch jobs',
  'Data sets',
  'Runs',
  'Schedules',
  'Webhooks',
  'Usage',
  'Plans and quotas',
  'Invoices',
  'Finance',
  'Keys',
  'Tokens',
  'People',
  'Privacy',
  'Administration',
  'Server',
] as const;
export type Tag = (typeof tags)[number];

/** A body that is no JSON for `body`: what it is and, where fields can be named, its schema. */
export type Content = {
  type: string;
  schema?: z.ZodType;
  description?: string;
  example?: unknown;
  /** Where that is not MAX_BODY_BYTES. */
  maxBytes?: number;
};

/** An answer beside the one that `answer` describes: a file, a stream, 202. */
export type OtherAnswer = { status: number; description: string; content?: Content; headers?: Record<string, string> };

/** What the document says of an operation beyond what its endpoint declares. */
export type About = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As OpenAPI writes it: `/api/v1/models/{slug}`. */
  path: string;
  /** The operation's name in clients: that of its use case, `createModel`. */
  id: string;
  tag: Tag;
  /** In a few words, as a command: "Publish a version". */
  summary: string;
  /** What else a caller has to know, in Markdown. */
  description?: string;
  /** The JSON of a good answer; none where there is no content, or `answers` says what there is. */
  answer?: z.ZodType;
  answers?: readonly OtherAnswer[];
  /** Headers of the good answer beside those of every answer, and what they say. */
  answerHeaders?: Record<string, string>;
  /** Headers it reads beside those of every request, and what they do. */
  requestHeaders?: Record<string, string>;
  /** Bodies it takes beside, or instead of, JSON as `body` has it. */
  contents?: readonly Content[];
  isBodyOptional?: boolean;
  /** What it may refuse with beyond what every operation may: authentication, limits, our own faults. */
  refuses?: readonly ErrorCode[];
  examples?: { params?: Record<string, string>; query?: Record<string, string>; body?: unknown; answer?: unknown };
  /**
   * Of a GET: whether the audit log has what it refused, and what it noted there as begun or handed out. Anything else is
   * in it, done or refused, under its id.
   */
  audited?: true;
  /** Of anything else: why the audit log has nothing of it. */
  unaudited?: string;
  /** In the document but without a page of its own: what only our own pages call. */
  isInternal?: boolean;
};

/** An endpoint that says of itself where it is and what it answers. */
export type Operation = Endpoint & { readonly about: Declared };
/** The declaration without its types: what the document is made of. */
export type Declared = About & {
  permission: Permission | 'public';
  alsoNeeds?: readonly Permission[];
  beginsWork?: boolean;
  status?: number;
  errors?: 'oip';
  idempotent?: boolean;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
};

/** Makes an endpoint that is in the document: `lib/http/operations/all.ts` lists them, and a route serves each. */
export function operation<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(declaration: Declaration<P, Q, B> & About): Operation {
  const auditAs = isAudited(declaration) ? declaration.id : undefined;
  return Object.assign(endpoint({ ...declaration, auditAs }), { about: declaration as Declared });
}

/** Whether the audit log has entries of an operation: what may change something says why not. */
export const isAudited = ({ method, audited, unaudited }: About): boolean =>
  method === 'GET' ? audited === true : unaudited === undefined;

/** The same for an endpoint that does without what `endpoint` brings: a request that must be answered whatever is away. */
export const described = (bare: Endpoint, about: About): Operation =>
  Object.assign(bare, { about: { ...about, permission: 'public' as const } });
