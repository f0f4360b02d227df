import { openAsBlob } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** The product as a command sees it: through REST, with an API key. */
export type Client = {
  url: string;
  get<S extends z.ZodType>(path: string, schema: S): Promise<z.infer<S>>;
  post<S extends z.ZodType>(path: string, body: unknown, schema: S): Promise<z.infer<S>>;
  /** Sends a file as a form, read from disk as it goes out. */
  upload<S extends z.ZodType>(
    path: string,
    file: string,
    fields: Record<string, string>,
    schema: S,
  ): Promise<z.infer<S>>;
};

/** Something the one at the keyboard can mend; shown without a stack trace. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

const mostWaits = 20;

const FirstRun = z.object({ url: z.string(), apiKey: z.string() });
const Problem = z.object({
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});

/**
 * Finds the running product: BELLWETHER_URL and BELLWETHER_API_KEY, or what the first start wrote into the data folder.
 * Throws CommandError where neither is there.
 */
export async function connect(environment: NodeJS.ProcessEnv = process.env): Promise<Client> {
  const firstRun = await readFirstRun(join(environment.DATA_DIR || '.data', 'first-run.json'));
  const url = (environment.BELLWETHER_URL || firstRun?.url)?.replace(/\/+$/, '');
  const key = environment.BELLWETHER_API_KEY || firstRun?.apiKey;
  if (!url || !key) {
    throw new CommandError(
      'No server and key are known. Start the product with npm start, or set BELLWETHER_URL and BELLWETHER_API_KEY.',
    );
  }
  const call = async <S extends z.ZodType>(path: string, init: RequestInit, schema: S): Promise<z.infer<S>> => {
    const headers = { authorization: `Bearer ${key}`, ...init.headers };
    const answer = await patiently(() =>
      fetch(url + path, { ...init, headers }).catch((error: unknown) => {
        throw new CommandError(`${url} does not answer (${reasonOf(error)}). Is it running?`);
      }),
    );
    const body: unknown = await answer.json().catch(() => null);
    if (answer.ok) return schema.parse(body);
    const problem = Problem.safeParse(body).data;
    const where = problem?.errors?.map(({ pointer, detail }) => `\n  ${pointer}: ${detail}`).join('') ?? '';
    throw new CommandError(`${answer.status}: ${problem?.detail ?? 'no reason was given'}${where}`);
  };
  return {
    url,
    get: (path, schema) => call(path, {}, schema),
    post: (path, body, schema) =>
      call(
        path,
        { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
        schema,
      ),
    async upload(path, file, fields, schema) {
      const blob = await openFile(file);
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append('file', blob, basename(file));
      return call(path, { method: 'POST', body: form }, schema);
    },
  };
}

async function openFile(file: string): Promise<Blob> {
  // A folder opens as well, and fails only while it is sent.
  const blob = (await isFile(file)) ? await openAsBlob(file).catch(() => null) : null;
  if (!blob) throw new CommandError(`There is no file "${file}" that could be read.`);
  return blob;
}

const isFile = (path: string) =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** Asks again where the server says when: the key's limit is reached, or the database is away. */
async function patiently(ask: () => Promise<Response>): Promise<Response> {
  for (let waits = 0; ; waits++) {
    const answer = await ask();
    const seconds = Number(answer.headers.get('retry-after'));
    if ((answer.status !== 429 && answer.status !== 503) || !(seconds > 0) || waits === mostWaits) return answer;
    await sleep(seconds * 1000);
  }
}

async function readFirstRun(path: string): Promise<z.infer<typeof FirstRun> | null> {
  try {
    return FirstRun.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
