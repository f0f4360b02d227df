/** A call to show as code: one row of JSON, or one file. */
export type ShownCall = {
  /** The site's address, without a slash at its end. */
  site: string;
  model: string;
  version?: number | undefined;
} & ({ row: Record<string, unknown> } | { fileName: string });

export type Snippet = { language: 'curl' | 'Python' | 'JavaScript'; code: string };

const longestLine = 80;

/** The same call in each language. The key stays out of it: it is read from BELLWETHER_KEY. */
export function callSnippets(call: ShownCall): Snippet[] {
  return [
    { language: 'curl', code: curl(call) },
    { language: 'Python', code: python(call) },
    { language: 'JavaScript', code: javascript(call) },
  ];
}

export function curl(call: ShownCall): string {
  const head = `curl ${call.site}/api/predict \\\n  -H "Authorization: Bearer $BELLWETHER_KEY" \\\n`;
  if ('fileName' in call) {
    const version = call.version === undefined ? '' : ` -F version=${call.version}`;
    return `${head}  -F model=${call.model}${version} -F ${shellQuoted(`file=@${call.fileName}`)}`;
  }
  const body = JSON.stringify(bodyOf(call));
  const readable = body.length > longestLine ? JSON.stringify(bodyOf(call), null, 2) : body;
  return `${head}  -H "Content-Type: application/json" \\\n  -d ${shellQuoted(readable)}`;
}

function python(call: ShownCall): string {
  const file = 'fileName' in call;
  const body = file
    ? `    data=${pythonLiteral(fieldsOf(call), 1)},\n    files={"file": open(${JSON.stringify(call.fileName)}, "rb")},`
    : `    json=${pythonLiteral(bodyOf(call), 1)},`;
  return `import os
import requests

answer = requests.post(
    "${call.site}/api/predict",
    headers={"Authorization": f"Bearer {os.environ['BELLWETHER_KEY']}"},
${body}
)
answer.raise_for_status()
print(answer.json()["predictions"][0])`;
}

function javascript(call: ShownCall): string {
  if ('fileName' in call) {
    const fields = Object.entries(fieldsOf(call)).map(([name, value]) => `form.set("${name}", "${value}");\n`);
    return `import { openAsBlob } from "node:fs";

const form = new FormData();
${fields.join('')}form.set("file", await openAsBlob(${JSON.stringify(call.fileName)}));
const response = await fetch("${call.site}/api/predict", {
  method: "POST",
  headers: { authorization: \`Bearer \${process.env.BELLWETHER_KEY}\` },
  body: form,
});
console.log((await response.json()).predictions[0]);`;
  }
  return `const response = await fetch("${call.site}/api/predict", {
  method: "POST",
  headers: {
    authorization: \`Bearer \${process.env.BELLWETHER_KEY}\`,
    "content-type": "application/json",
  },
  body: JSON.stringify(${indented(JSON.stringify(bodyOf(call), null, 2), 1)}),
});
console.log((await response.json()).predictions[0]);`;
}

function fieldsOf({ model, version }: ShownCall): Record<string, string | number> {
  return { model, ...(version !== undefined && { version }) };
}

function bodyOf(call: Extract<ShownCall, { row: unknown }>): Record<string, unknown> {
  return { ...fieldsOf(call), input: call.row };
}

const shellQuoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
const indented = (text: string, levels: number) => text.replaceAll('\n', `\n${'  '.repeat(levels)}`);

/** A JSON value as Python writes it; its strings are JSON's, which Python reads the same. */
function pythonLiteral(value: unknown, depth: number): string {
  if (value === null || value === undefined) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (Array.isArray(value)) return `[${value.map((item) => pythonLiteral(item, depth)).join(', ')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const inner = '    '.repeat(depth + 1);
  const entries = Object.entries(value).map(
    ([name, item]) => `${inner}${JSON.stringify(name)}: ${pythonLiteral(item, depth + 1)},\n`,
  );
  return entries.length === 0 ? '{}' : `{\n${entries.join('')}${'    '.repeat(depth)}}`;
}
