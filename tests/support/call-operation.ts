import type { Operation } from '#lib/http/operation';
import { expectDocumented } from '#tests/support/answer-conformance';

export type OperationCall = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  /** Sent as JSON, but for a form. */
  body?: unknown;
  key?: string;
  headers?: Record<string, string>;
};

/** Calls an operation at `url` and gives its answer, which must be a documented one. */
export async function callOperation(url: string, operation: Operation, call: OperationCall = {}) {
  const { params = {}, query = {}, body, key, headers } = call;
  const path = operation.about.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!));
  const isForm = body instanceof FormData;
  const response = await fetch(`${url}${path}?${new URLSearchParams(query)}`, {
    method: operation.about.method,
    headers: {
      ...(key && { authorization: `Bearer ${key}` }),
      ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  });
  const { status, headers: given } = response;
  return {
    status,
    headers: given,
    body: expectDocumented(operation, { status, headers: given, text: await response.text() }),
  };
}
