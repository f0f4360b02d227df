/** What this copy of the module has found before: a symbol's global look-up costs more, on a path that makes many. */
const found = new Map<string, unknown>();

/**
 * One value per process, made on first use. Next bundles its own copy of every module that `server.ts` also
 * loads; what must exist once (pools, caches, queues) therefore hangs on `globalThis`.
 */
export function processShared<T>(name: string, make: () => T): T {
  const known = found.get(name) as T | undefined;
  if (known !== undefined) return known;
  const key = Symbol.for(`bellwether.${name}`);
  const holder = globalThis as unknown as Record<symbol, T | undefined>;
  holder[key] ??= make();
  found.set(name, holder[key]);
  return holder[key];
}
