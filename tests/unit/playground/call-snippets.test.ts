import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { callSnippets, curl } from '#components/playground/call-snippets.ts';

const awkward = { text: `it's "quoted" $HOME \`id\` \\ and\ntwo lines, 日本語 😀`, flag: true, nothing: null };
const call = { site: 'https://ml.example', model: 'iris', version: 3, row: awkward };

/** What a shell hands to curl when the line is pasted. */
function argumentsOf(line: string): string[] {
  const script = `curl() { for argument in "$@"; do printf '%s\\0' "$argument"; done; }\n${line}`;
  const printed = execFileSync('sh', ['-c', script], {
    env: { ...process.env, BELLWETHER_KEY: 'bw_secret', HOME: '/home/x' },
  });
  return printed.toString('utf8').split('\0').slice(0, -1);
}

test('a pasted curl line sends exactly the row that was typed in, and the key from the environment', () => {
  const sent = argumentsOf(curl(call));
  expect(sent[0]).toBe('https://ml.example/api/predict');
  expect(sent).toContain('Authorization: Bearer bw_secret');
  expect(JSON.parse(sent.at(-1)!)).toEqual({ model: 'iris', version: 3, input: awkward });
});

test('a pasted curl line names a file whatever it is called', () => {
  const sent = argumentsOf(curl({ site: 'https://ml.example', model: 'digits', fileName: "my 'seven'; rm x.png" }));
  expect(sent).toContain('model=digits');
  expect(sent.at(-1)).toBe("file=@my 'seven'; rm x.png");
});

test('JavaScript code is valid and sends the same body', () => {
  const code = callSnippets(call).find(({ language }) => language === 'JavaScript')!.code;
  let body = '';
  const fetch = (_url: string, options: { body: string }) => {
    body = options.body;
    return { json: () => ({ predictions: [] }) };
  };
  const run = new Function('fetch', 'process', 'console', `return (async () => {${code}})()`);
  run(fetch, { env: {} }, { log() {} });
  expect(JSON.parse(body)).toEqual({ model: 'iris', version: 3, input: awkward });
});

test('Python code has Python’s own words for true and null', () => {
  const code = callSnippets(call).find(({ language }) => language === 'Python')!.code;
  expect(code).toContain('"flag": True');
  expect(code).toContain('"nothing": None');
});
