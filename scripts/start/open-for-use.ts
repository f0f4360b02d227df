import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { canAnswer } from './can-answer.ts';
import type { Ending } from './ending.ts';
import type { FirstRun } from './first-run.ts';
import type { PreparedData } from './prepare-data.ts';
import { publishStarters } from './publish-starters.ts';
import { bold, dim, say } from './screen.ts';
import type { Settings } from './settings.ts';

/** Publishes the starter models and says how to get in; the `curl` line only once it works when pasted. */
export async function openForUse(given: {
  settings: Settings;
  data: PreparedData;
  env: NodeJS.ProcessEnv;
  logs: string;
  ending: Ending;
}): Promise<void> {
  const { settings, data, ending } = given;
  const { firstRun, setupToken } = data;
  const starters = publishStarters(given.env, join(given.logs, 'starters.log'), ending);
  const canTry = firstRun !== null && (await canAnswer(settings, firstRun, starters, ending.signal));
  const lines = [
    '',
    `  ${bold('Bellwether is ready:')}  ${settings.url}`,
    '',
    ...(setupToken ? howToSetUp(settings, setupToken) : []),
    ...(firstRun && data.firstPasswordHolds ? howToSignIn(settings, firstRun, data.isFirst) : []),
    ...(firstRun && canTry ? howToAsk(settings, firstRun, await exampleCall()) : []),
    dim(`  Logs are in ${shortPath(given.logs)}. Ctrl-C stops everything.`),
    '',
  ];
  say(lines.join('\n'));
}

function howToSetUp({ url }: Settings, token: string): string[] {
  return [`  Make the first admin:  ${url}/set-up?token=${token}`, ''];
}

function howToSignIn({ dataDir }: Settings, { email, password }: FirstRun, isFirst: boolean): string[] {
  const file = shortPath(join(dataDir, 'first-run.json'));
  const secret = isFirst ? `${bold(password)}  ${dim(`(kept in ${file})`)}` : `see ${file}`;
  return [`  Sign in as   ${email}`, `  Password     ${secret}`, ''];
}

function howToAsk({ localUrl }: Settings, { apiKey }: FirstRun, call: string): string[] {
  const headers = `-H 'Authorization: Bearer ${apiKey}' -H 'Content-Type: application/json'`;
  const quoted = `'${call.replaceAll("'", String.raw`'\''`)}'`;
  return ['  Ask a model:', `  curl -s ${localUrl}/api/predict ${headers} -d ${quoted}`, ''];
}

const Example = z.object({ examples: z.array(z.object({ input: z.record(z.string(), z.json()) })).min(1) });

async function exampleCall(): Promise<string> {
  const manifest = await readFile(new URL('../../models/iris/model.json', import.meta.url), 'utf8');
  const [example] = Example.parse(JSON.parse(manifest)).examples;
  return JSON.stringify({ model: 'iris', input: example?.input });
}

function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}
