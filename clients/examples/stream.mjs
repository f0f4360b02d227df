// Has rows answered while they are written: node stream.mjs iris < flowers.jsonl
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';

const { BELLWETHER_URL: url = 'http://localhost:3000', BELLWETHER_API_KEY: key } = process.env;
const [model = 'iris'] = process.argv.slice(2);

const response = await fetch(`${url}/api/v1/models/${model}/predict-stream`, {
  method: 'POST',
  headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
  body: Readable.toWeb(process.stdin),
  duplex: 'half',
});
if (!response.ok) {
  const { status, code, detail } = await response.json();
  throw new Error(`${status} ${code}: ${detail}`);
}
for await (const text of createInterface({ input: Readable.fromWeb(response.body) })) {
  const { line, prediction, error } = JSON.parse(text);
  console.log(line, prediction?.label ?? `${error.code}: ${error.detail}`);
}
