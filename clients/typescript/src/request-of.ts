import type { Input, Operation } from './operation.ts';

export type Body = string | Blob | BufferSource | FormData | URLSearchParams | ReadableStream<Uint8Array>;

export type CallRequest = { path: string; body: Body | undefined; contentType: string | undefined };

/** Puts every field of the input where the operation has it: into the path, the query, or the body. */
export function requestOf(operation: Operation, input: Input): CallRequest {
  const isForm = input instanceof FormData;
  const fields = new Map(isForm ? [] : Object.entries(input).filter(([, value]) => value !== undefined));
  const take = (name: string): unknown => {
    const value = fields.get(name);
    fields.delete(name);
    return value;
  };
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = take(name);
    if (value === undefined || value === '') throw new TypeError(`"${name}" is missing.`);
    return encodeURIComponent(String(value));
  });
  const query = new URLSearchParams();
  for (const name of operation.query ?? []) {
    const value = take(name);
    if (value !== undefined && value !== null) query.set(name, String(value));
  }
  const { body, contentType } = isForm ? { body: input } : bodyOf(operation, fields);
  return { path: query.size > 0 ? `${path}?${query}` : path, body, contentType };
}

function bodyOf({ bodies }: Operation, fields: Map<string, unknown>): { body?: Body; contentType?: string } {
  if (bodies === undefined) return {};
  const given = fields.get('body');
  if (isBody(given)) return { body: given, ...(!hasOwnType(given) && { contentType: bodies[0] }) };
  const isForm = [...fields.values()].flat().some((value) => value instanceof Blob);
  if (isForm || !bodies.includes('application/json')) return { body: formOf(fields) };
  return { body: JSON.stringify(Object.fromEntries(fields)), contentType: 'application/json' };
}

const isBody = (value: unknown): value is Body =>
  typeof value === 'string' ||
  value instanceof Blob ||
  value instanceof ArrayBuffer ||
  ArrayBuffer.isView(value) ||
  value instanceof FormData ||
  value instanceof URLSearchParams ||
  value instanceof ReadableStream;

/** Which of them `fetch` names the type of. */
const hasOwnType = (body: Body) =>
  body instanceof FormData || body instanceof URLSearchParams || (body instanceof Blob && body.type !== '');

function formOf(fields: Map<string, unknown>): FormData {
  const form = new FormData();
  for (const [name, value] of fields) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one instanceof Blob) form.append(name, one);
      else form.append(name, typeof one === 'object' ? JSON.stringify(one) : String(one));
    }
  }
  return form;
}
