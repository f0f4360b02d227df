import type { Import } from './scan-imports.ts';

/** An import with the file it means, relative to the repository; null for a package. */
export type ResolvedImport = Import & { target: string | null };

/** Packages that run in a browser as well. Any other, Node's own among them, keeps a file on the server. */
const forBrowsers = /^zod(\/|$)/;

/** The files of lib and db that need a server: by what they import, or by what that imports. */
export function findServerOnly(modules: ReadonlyMap<string, readonly ResolvedImport[]>): Set<string> {
  const serverOnly = new Set(['lib/env.ts']);
  for (let before = -1; before !== serverOnly.size; ) {
    before = serverOnly.size;
    for (const [file, imports] of modules)
      if (imports.some((imported) => needsServer(imported, serverOnly))) serverOnly.add(file);
  }
  return serverOnly;
}

function needsServer({ kind, specifier, target }: ResolvedImport, serverOnly: ReadonlySet<string>): boolean {
  if (kind === 'type') return false;
  return target === null ? !forBrowsers.test(specifier) : serverOnly.has(target) || target.startsWith('db/');
}
