import './start/load-env-file.ts';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { DatasetDetail } from '#lib/training/datasets/dataset-detail';
import { CommandError, connect } from './client/connect.ts';
import { readyDataset } from './client/ready-dataset.ts';
import { runCommand } from './client/run-command.ts';
import { schemaTable } from './client/schema-table.ts';

const usage = `npm run ingest -- file.csv

  --name text           what to call the data set; the name of the file unless said
  --target column       what is to be predicted; guessed unless said
  --dataset ds_…        make the file the next version of that data set

Server and key: BELLWETHER_URL and BELLWETHER_API_KEY, or .data/first-run.json.`;

const options = {
  name: { type: 'string' },
  target: { type: 'string' },
  dataset: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

await runCommand(async () => {
  const { path, help, ...given } = readArguments();
  if (help) return console.log(usage);
  const fields = Object.fromEntries(Object.entries(given).filter((field) => field[1] !== undefined));
  const client = await connect();
  const sent = await client.upload('/api/v1/datasets', path, fields, DatasetDetail);
  console.log(`Sent ${basename(path)} as ${sent.id}, version ${sent.latest.number}. The worker looks at it …`);
  const dataset = await readyDataset(client, sent.id);
  console.log(`\n${schemaTable(dataset.version)}\n`);
  console.log(`${client.url}/datasets/${dataset.id}`);
});

function readArguments() {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [path, ...more] = positionals;
    if (!values.help && (path === undefined || more.length > 0)) throw new Error('Give one file.');
    return { ...values, path: path ?? '' };
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
