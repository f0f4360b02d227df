import type { Operation } from '#lib/http/operation';

/** An operation for a request, and what the braces of its path stand for. */
export type Match = { operation: Operation; params: Record<string, string> };

export type Matcher = {
  /** Null where there is none of that method and path. */
  match(method: string, url: string): Match | null;
  /** The methods that the path of `url` has, in the order they are listed; none where there is no such path. */
  methodsOf(url: string): string[];
};

/**
 * Finds operations by method and path. Names of a path come before its braces, and braces with an ending before those
 * without: `/runs/best` before `/runs/{id}`, `/invoices/{id}.pdf` before `/invoices/{id}`.
 */
export function operationMatcher(operations: readonly Operation[]): Matcher {
  const routes = operations
    .map((operation) => ({ operation, method: operation.about.method, parts: operation.about.path.split('/') }))
    .sort((a, b) => openness(a.parts) - openness(b.parts));

  return {
    match(method, url) {
      const parts = partsOf(url);
      for (const route of routes) {
        if (route.method !== method || route.parts.length !== parts.length) continue;
        const params = paramsOf(route.parts, parts);
        if (params) return { operation: route.operation, params };
      }
      return null;
    },
    methodsOf(url) {
      const parts = partsOf(url);
      const fitting = routes.filter((route) => route.parts.length === parts.length && paramsOf(route.parts, parts));
      return [...new Set(fitting.map(({ method }) => method))];
    },
  };
}

const openness = (parts: readonly string[]) =>
  parts.filter((part) => part.startsWith('{')).length + parts.filter((part) => part.endsWith('}')).length;

function partsOf(url: string): string[] {
  const end = url.indexOf('?');
  return (end < 0 ? url : url.slice(0, end)).split('/');
}

function paramsOf(template: readonly string[], parts: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (let k = 0; k < template.length; k++) {
    const name = template[k]!;
    if (!name.startsWith('{')) {
      if (name !== parts[k]) return null;
      continue;
    }
    const end = name.indexOf('}');
    const ending = name.slice(end + 1);
    const value = decoded(parts[k]!);
    if (value === null || !value.endsWith(ending) || value.length === ending.length) return null;
    params[name.slice(1, end)] = value.slice(0, value.length - ending.length);
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
