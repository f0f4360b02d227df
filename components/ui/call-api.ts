import { ApiProblem, type FieldProblem, unreachable } from '#components/ui/api-problem.ts';

type Call = { method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'; body?: unknown; signal?: AbortSignal };

/**
 * Calls our own REST API from the browser, with its session. Gives the JSON of the answer (undefined for 204), whose
 * type the caller takes from the use case behind the route; dates are ISO strings. Throws `ApiProblem`.
 */
export async function callApi<Answer = undefined>(
  path: string,
  { method = 'GET', body, signal }: Call = {},
): Promise<Answer> {
  const response = await fetch(path, {
    method,
    headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
  }).catch((error: unknown) => {
    throw signal?.aborted ? error : unreachable();
  });
  const text = await response.text();
  if (!response.ok) throw readProblem(response.status, text);
  return (text ? JSON.parse(text) : undefined) as Answer;
}

/** The problem in an answer, also for callers that send by other means (an upload by XMLHttpRequest). */
export function readProblem(status: number, text: string): ApiProblem {
  const problem = parseObject(text);
  const field = (name: string, fallback: string) => {
    const value = problem[name];
    return typeof value === 'string' ? value : fallback;
  };
  return new ApiProblem({
    status,
    code: field('code', 'unexpected'),
    title: field('title', `The server answered ${status}`),
    detail: field('detail', 'Try again. If it stays like this, ask your admin to look at the log.'),
    errors: Array.isArray(problem.errors) ? problem.errors.filter(isFieldProblem) : [],
    requestId: field('requestId', '') || undefined,
  });
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pointer' in value &&
    typeof value.pointer === 'string' &&
    'detail' in value &&
    typeof value.detail === 'string'
  );
}
