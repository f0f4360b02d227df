import './start/load-env-file.ts';
import { parseArgs } from 'node:util';
import { DatasetDetail } from '#lib/training/datasets/dataset-detail';
import { RunDetail } from '#lib/training/runs/run-detail';
import { type Client, CommandError, connect } from './client/connect.ts';
import { followRun } from './client/follow-run.ts';
import { metricsTable } from './client/metrics-table.ts';
import { readyDataset } from './client/ready-dataset.ts';
import { runCommand } from './client/run-command.ts';

const usage = `npm run train -- --data claims.csv --target fraud --algorithm gradient-boosting

  --data file.csv       upload this file as a data set, or
  --dataset ds_…        use one that is there
  --target column       what is to be predicted
  --algorithm name      decision-tree, random-forest, gradient-boosting (unless said), linear, xgboost or hybrid
  --param name=value    a parameter, such as max_depth=4; as often as needed
  --task name           classification or regression, where it is not plain from the target
  --split kind          random, stratified (unless said) or k-fold; --split time:column by a date or number
  --ignore column       leave a column out; as often as needed
  --group-by column     metrics for each group of this column
  --search trials       try so many settings, and keep the best
  --experiment name     gather runs under a name
  --seed number         1 unless said

Server and key: BELLWETHER_URL and BELLWETHER_API_KEY, or .data/first-run.json.`;

const options = {
  data: { type: 'string' },
  dataset: { type: 'string' },
  target: { type: 'string' },
  algorithm: { type: 'string', default: 'gradient-boosting' },
  param: { type: 'string', multiple: true },
  task: { type: 'string' },
  split: { type: 'string' },
  ignore: { type: 'string', multiple: true },
  'group-by': { type: 'string' },
  search: { type: 'string' },
  experiment: { type: 'string' },
  seed: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

await runCommand(async () => {
  const wish = readArguments();
  if (wish.help) return console.log(usage);
  const client = await connect();
  const dataset = await datasetFor(client, wish);
  const started = await client.post('/api/v1/runs', { ...bodyOf(wish), dataset: dataset.id }, RunDetail);
  const address = `${client.url}/runs/${started.id}`;
  console.log(`Run ${started.id} on ${dataset.name}, version ${started.dataset.version}: ${address}`);
  const run = await followRun(client, started.id, console.log);
  if (run.status !== 'succeeded' || !run.report) throw new CommandError(`The run ${run.status}: ${run.problem ?? ''}`);
  console.log(`\n${metricsTable(run.report)}\n`);
  for (const note of run.report.notes) console.log(`Note: ${note}`);
  console.log(address);
});

type Wish = ReturnType<typeof readArguments>;

function readArguments() {
  try {
    return parseArgs({ options, allowPositionals: false }).values;
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

async function datasetFor(client: Client, { data, dataset, target }: Wish): Promise<DatasetDetail> {
  if ((data === undefined) === (dataset === undefined)) throw new CommandError(`Give --data or --dataset.\n\n${usage}`);
  if (target === undefined) throw new CommandError(`Give the --target, the column to be predicted.\n\n${usage}`);
  if (dataset !== undefined) return readyDataset(client, dataset);
  const { id } = await client.upload('/api/v1/datasets', data!, { target }, DatasetDetail);
  console.log(`Uploaded ${data} as ${id}. The worker looks at it …`);
  return readyDataset(client, id);
}

/** What the flags say as the body of POST /api/v1/runs; the server says what does not fit. */
function bodyOf(wish: Wish) {
  const { target, algorithm, task, ignore, experiment, seed, search } = wish;
  return {
    ...{ target, algorithm, task, ignore, experiment, groupBy: wish['group-by'] },
    params: Object.fromEntries((wish.param ?? []).map(paramOf)),
    ...(seed !== undefined && { seed: Number(seed) }),
    ...(search !== undefined && { search: { trials: Number(search) } }),
    ...(wish.split !== undefined && { split: splitOf(wish.split) }),
  };
}

/** `max_depth=4` as a name with a value: JSON where it is such, else the text itself. */
function paramOf(param: string): [string, unknown] {
  const at = param.indexOf('=');
  if (at < 1) throw new CommandError(`"${param}" is no parameter: write --param name=value.`);
  const text = param.slice(at + 1);
  try {
    return [param.slice(0, at), JSON.parse(text)];
  } catch {
    return [param.slice(0, at), text];
  }
}

function splitOf(split: string) {
  return split.startsWith('time:') ? { kind: 'time', column: split.slice('time:'.length) } : { kind: split };
}
