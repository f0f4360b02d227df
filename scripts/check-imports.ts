import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { basename, dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findCycles } from './imports/find-cycles.ts';
import { findServerOnly, type ResolvedImport } from './imports/find-server-only.ts';
import { brokenRule } from './imports/import-rules.ts';
import { scanImports } from './imports/scan-imports.ts';

const folders = 'app,components,lib,db,workers,models,scripts,bench,tests,clients';
/** As in package.json's "imports": where each prefix leads, and the ending it adds. */
const aliases: Record<string, string> = { lib: '.ts', db: '.ts', workers: '.ts', tests: '.ts' };

/** Every broken import rule below `root`, as lines "file:line imports X: rule". */
export async function checkImports(root: string): Promise<string[]> {
  const modules = await readModules(root);
  const serverOnly = findServerOnly(modules);
  const complaints: string[] = [];
  for (const [file, imports] of modules) {
    if (/^index\.tsx?$/.test(basename(file)))
      complaints.push(`${file}:1 is a barrel file: import from the file itself`);
    for (const imported of imports) {
      const rule = brokenRule(file, imported, serverOnly);
      if (rule) complaints.push(`${file}:${imported.line} imports ${imported.specifier}: ${rule}`);
    }
  }
  for (const circle of findCycles(withoutTypes(modules))) {
    complaints.push(`${circle[0]}:1 imports itself in a circle: ${circle.join(' → ')}`);
  }
  return complaints;
}

type Modules = Map<string, ResolvedImport[]>;

async function readModules(root: string): Promise<Modules> {
  const modules: Modules = new Map();
  const files: string[] = [];
  for await (const file of glob([`{${folders}}/**/*.{ts,tsx}`, '*.ts'], { cwd: root })) files.push(file);
  for (const file of files.filter((file) => !file.endsWith('.d.ts')).sort()) {
    const imports = scanImports(await readFile(join(root, file), 'utf8'));
    const resolved = imports.map((found) => ({ ...found, target: resolveImport(root, file, found.specifier) }));
    modules.set(file, resolved);
  }
  return modules;
}

/** Which file leads to which when the program runs. */
function withoutTypes(modules: Modules): Map<string, string[]> {
  const targets = (imports: ResolvedImport[]) =>
    imports.flatMap(({ kind, target }) => (target !== null && kind === 'value' ? [target] : []));
  return new Map([...modules].map(([file, imports]) => [file, targets(imports)]));
}

/** The file inside the repository that a specifier means, relative to its root; null for a package. */
function resolveImport(root: string, from: string, specifier: string): string | null {
  const path = specifier.startsWith('.') ? normalize(join(dirname(from), specifier)) : aliasPath(specifier);
  if (path === null) return null;
  const candidates = [path, `${path}.ts`, `${path}.tsx`].filter((candidate) => /\.\w+$/.test(candidate));
  return candidates.find((candidate) => existsSync(join(root, candidate))) ?? path;
}

function aliasPath(specifier: string): string | null {
  const [, prefix, rest] = specifier.match(/^#([^/]+)\/(.+)$/) ?? [];
  if (prefix === undefined || rest === undefined) return null;
  return prefix === 'root' ? rest : `${prefix}/${rest}${aliases[prefix] ?? ''}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const complaints = await checkImports(fileURLToPath(new URL('..', import.meta.url)));
  for (const complaint of complaints) console.error(complaint);
  if (complaints.length === 0) console.log('Imports keep the rules of the house.');
  process.exit(complaints.length === 0 ? 0 : 1);
}
