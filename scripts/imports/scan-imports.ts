/** One import statement: what it names, on which line, and whether anything of it is left at run time. */
export type Import = { specifier: string; line: number; kind: 'value' | 'type' | 'dynamic'; everything: boolean };

const statement = /^[ \t]*(import|export)\s+(type\s+)?([^'"`;=()]*?)\bfrom\s*['"]([^'"\n]+)['"]/gm;
const sideEffect = /^[ \t]*import\s*['"]([^'"\n]+)['"]/gm;
const dynamic = /\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g;

/**
 * The imports and re-exports of a TypeScript module, found by pattern: enough for code that a formatter keeps in one
 * shape, and no parser has to be installed. Statements inside comments are not counted.
 */
export function scanImports(source: string): Import[] {
  const text = blankComments(source);
  const lineOf = (index: number) => text.slice(0, index).split('\n').length;
  const found: Import[] = [];
  for (const match of text.matchAll(statement)) {
    const [whole, keyword = '', type, names = '', specifier = ''] = match;
    const line = lineOf(match.index + whole.length - 1);
    const everything = keyword === 'export' && names.trim().startsWith('*');
    found.push({ specifier, line, kind: type ? 'type' : 'value', everything });
  }
  for (const match of text.matchAll(sideEffect)) {
    found.push({ specifier: match[1] ?? '', line: lineOf(match.index), kind: 'value', everything: false });
  }
  for (const match of text.matchAll(dynamic)) {
    found.push({ specifier: match[1] ?? '', line: lineOf(match.index), kind: 'dynamic', everything: false });
  }
  return found.sort((a, b) => a.line - b.line);
}

/** Whole-line comments become empty lines, so that line numbers stay. */
function blankComments(source: string): string {
  const blank = (comment: string) => comment.replace(/[^\n]/g, '');
  return source.replace(/^[ \t]*\/\*[\s\S]*?\*\//gm, blank).replace(/^[ \t]*\/\/.*$/gm, blank);
}
