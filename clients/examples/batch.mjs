// Has a file of rows scored: node batch.mjs flowers.csv > answers.csv
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

const { BELLWETHER_URL: url = 'http://localhost:3000', BELLWETHER_API_KEY: key } = process.env;

async function call(path, init) {
  const response = await fetch(url + path, { ...init, headers: { authorization: `Bearer ${key}` } });
  if (response.ok) return response;
  const { status, code, detail } = await response.json();
  throw new Error(`${status} ${code}: ${detail}`);
}

const [file = 'flowers.csv', model = 'iris'] = process.argv.slice(2);
const form = new FormData();
form.append('model', model);
form.append('file', await openAsBlob(file), basename(file));

let job = await (await call('/api/v1/batch-jobs', { method: 'POST', body: form })).json();
while (job.status === 'queued' || job.status === 'running') {
  await sleep(500);
  job = await (await call(`/api/v1/batch-jobs/${job.id}`)).json();
}
console.error(`${job.status}: ${job.doneRows} rows, ${job.failedRows} of them failed, ${job.units} billed`);
const { body } = await call(`/api/v1/batch-jobs/${job.id}/output`);
await body.pipeTo(Writable.toWeb(process.stdout));
