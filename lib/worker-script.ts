import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The path of a file of `workers`, to start a process with. What Next bundles knows no `import.meta.resolve`, and runs
 * in the project's folder, as Next itself does; other processes may run anywhere.
 */
export function workerScript(name: string): string {
  if (typeof import.meta.resolve === 'function') return fileURLToPath(import.meta.resolve(`#workers/${name}`));
  return join(/* turbopackIgnore: true */ process.cwd(), 'workers', `${name}.ts`);
}
