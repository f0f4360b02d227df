import type { Endpoint } from '#lib/http/exchange';
import type { Operation } from '#lib/http/operation';
import { predictOperation } from '#lib/http/predict-operation';

/** What the server answers in front of Next, whose route handlers cost about 25 times as much. */
export const hotPath: readonly Operation[] = [predictOperation];

type Match = { endpoint: Endpoint; params: Record<string, string> };
type Route = { endpoint: Endpoint; method: string; parts: readonly string[] };

const routes: readonly Route[] = hotPath.map((operation) => ({
  endpoint: operation,
  method: operation.about.method,
  parts: operation.about.path.split('/'),
}));

/** The operation for a request and what the braces of its path stand for; null where Next is to answer. */
export function matchHotPath(method: string, url: string): Match | null {
  const end = url.indexOf('?');
  const parts = (end < 0 ? url : url.slice(0, end)).split('/');
  for (const route of routes) {
    if (route.method !== method || route.parts.length !== parts.length) continue;
    const params = paramsOf(route.parts, parts);
    if (params) return { endpoint: route.endpoint, params };
  }
  return null;
}

function paramsOf(template: readonly string[], parts: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (let k = 0; k < template.length; k++) {
    const name = template[k]!;
    if (!name.startsWith('{')) {
      if (name !== parts[k]) return null;
      continue;
    }
    const value = decoded(parts[k]!);
    if (value === null || value === '') return null;
    params[name.slice(1, -1)] = value;
  }
  return params;
}

function decoded(part: string): string | null {
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
