import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openApiDocument } from '#lib/http/openapi/document';
import { operations } from '#lib/http/operations/all';
import { writeApi } from './generate-client/write-api.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const apiFile = 'clients/typescript/src/api.ts';

/** The text of the client's `api.ts` for the API as it is, formatted as everything else. */
export async function generateClient(): Promise<string> {
  return formatted(writeApi(openApiDocument(operations)));
}

function formatted(source: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const biome = fileURLToPath(import.meta.resolve('@biomejs/biome/bin/biome'));
    const flags = [biome, 'format', `--stdin-file-path=${apiFile}`];
    const child = execFile(process.execPath, flags, { cwd: root, maxBuffer: 2 ** 26 }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
    child.stdin?.end(source);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(`${root}/${apiFile}`, await generateClient());
}
