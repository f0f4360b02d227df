import type { ReferenceOperation } from '#lib/http/openapi/reference';

/** What somebody fills in to call an operation. */
export type Filled = { parameters: Record<string, string>; body: string };

/** The call that a filled-in form means; parameters that are empty are left out. */
export type OperationCall = {
  method: string;
  /** Path and query. */
  path: string;
  headers: Record<string, string>;
  body: string | null;
};

export function operationCall(operation: ReferenceOperation, { parameters, body }: Filled): OperationCall {
  const values = operation.parameters.flatMap((one) => {
    const value = parameters[keyOf(one)] ?? '';
    return value === '' ? [] : [{ ...one, value }];
  });
  let path = operation.path;
  const query = new URLSearchParams();
  const headers: Record<string, string> = {};
  for (const { in: place, name, value } of values) {
    if (place === 'path') path = path.replace(`{${name}}`, encodeURIComponent(value));
    else if (place === 'query') query.append(name, value);
    else headers[name] = value;
  }
  const type = operation.bodies.find(isWritten)?.type;
  if (type && body !== '') headers['content-type'] = type;
  return {
    method: operation.method,
    path: query.size > 0 ? `${path}?${query}` : path,
    headers,
    body: type && body !== '' ? body : null,
  };
}

export const keyOf = ({ in: place, name }: { in: string; name: string }) => `${place} ${name}`;

/** Whether a body can be typed into a form; files cannot. */
export const isWritten = ({ type }: { type: string }) => /json|text\//.test(type);

/** The call as a command; the key is read from BELLWETHER_KEY. */
export function asCurl(
  operation: ReferenceOperation,
  { method, path, headers, body }: OperationCall,
  site: string,
): string {
  const lines = [`curl ${method === 'GET' ? '' : `-X ${method} `}${shellQuoted(site + path)}`];
  if (!operation.isPublic) lines.push(`-H "Authorization: Bearer $BELLWETHER_KEY"`);
  for (const [name, value] of Object.entries(headers)) lines.push(`-H ${shellQuoted(`${name}: ${value}`)}`);
  if (body !== null) lines.push(`--data-binary ${shellQuoted(body)}`);
  else if (operation.bodies.some(({ type }) => type.startsWith('multipart/'))) lines.push(`-F file=@FILE`);
  return lines.join(' \\\n  ');
}

const shellQuoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
