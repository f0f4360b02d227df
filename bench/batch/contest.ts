import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { residentBytes } from '#lib/resident-bytes';
import { makeForest } from '../contestants.ts';
import { type Platform, startPlatform } from './platform.ts';
import { watchMemory } from './watch-memory.ts';
import { writeFlowers } from './write-flowers.ts';

type Ours = { tookMs: number; workerBytes: number; treeBytes: number };
type Peer = { tookMs: number; peakBytes: number };
/** Medians of the times, maxima of the memory; `peer` null where Python lacks the packages. */
export type Figures = { rows: number; ours: Ours; peer: Peer | null };

type Contest = { sizes: number[]; rounds: number; python: string };

export async function runContest({ sizes, rounds, python }: Contest): Promise<Figures[]> {
  const forest = makeForest(python, 'pandas, sklearn, skl2onnx');
  const forestFolder = 'folder' in forest ? forest.folder : null;
  if ('missing' in forest) console.log(`Without the Python peer: ${forest.missing}`);
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-bench-batch-'));
  const platform = await startPlatform(forestFolder);
  try {
    await warmUp(platform, folder);
    const figures: Figures[] = [];
    for (const rows of sizes) figures.push(await compare(platform, { rows, rounds, python, forestFolder, folder }));
    return figures;
  } finally {
    await platform.stop();
    rmSync(folder, { recursive: true, force: true });
    if (forestFolder) rmSync(forestFolder, { recursive: true, force: true });
  }
}

async function warmUp(platform: Platform, folder: string): Promise<void> {
  const input = join(folder, 'few.csv');
  await writeFlowers(input, 1_000);
  await scoreWithPlatform(platform, input, join(folder, 'few-out.csv'));
}

type Round = { rows: number; rounds: number; python: string; forestFolder: string | null; folder: string };

async function compare(platform: Platform, { rows, rounds, python, forestFolder, folder }: Round): Promise<Figures> {
  const input = join(folder, `${rows}.csv`);
  const output = join(folder, 'out.csv');
  await writeFlowers(input, rows);
  const ours: Ours[] = [];
  const peers: Peer[] = [];
  for (let round = 1; round <= rounds; round++) {
    if (forestFolder) peers.push(await scoreWithScript(python, forestFolder, input, output));
    ours.push(await scoreWithPlatform(platform, input, output));
    const peerMs = peers.at(-1)?.tookMs;
    console.log(
      `${rows} rows, round ${round}: ${Math.round(ours.at(-1)!.tookMs)} ms${peerMs ? `, the script ${Math.round(peerMs)} ms` : ''}`,
    );
  }
  rmSync(input);
  const highest = <T>(of: T[], value: (one: T) => number) => Math.max(...of.map(value));
  return {
    rows,
    ours: {
      tookMs: median(ours.map(({ tookMs }) => tookMs)),
      workerBytes: highest(ours, ({ workerBytes }) => workerBytes),
      treeBytes: highest(ours, ({ treeBytes }) => treeBytes),
    },
    peer:
      peers.length === 0
        ? null
        : {
            tookMs: median(peers.map(({ tookMs }) => tookMs)),
            peakBytes: highest(peers, ({ peakBytes }) => peakBytes),
          },
  };
}

/** From the first byte that is handed over to the last one of the finished file. */
async function scoreWithPlatform(platform: Platform, input: string, output: string): Promise<Ours> {
  const memory = watchMemory(platform.workerPid);
  const startedAt = performance.now();
  const content = await platform.score(createReadStream(input, { highWaterMark: 512 * 1024 }));
  await pipeline(content, createWriteStream(output));
  const tookMs = performance.now() - startedAt;
  return { tookMs, ...memory.stop() };
}

async function scoreWithScript(python: string, forestFolder: string, input: string, output: string): Promise<Peer> {
  const startedAt = performance.now();
  const script = new URL('../peers/batch_sklearn.py', import.meta.url).pathname;
  const child = spawn(python, [script, input, output], {
    env: { ...process.env, FOREST_FOLDER: forestFolder },
    stdio: 'inherit',
  });
  const ended = once(child, 'exit');
  let running = true;
  let peakBytes = 0;
  const exited = ended.then(([code]: unknown[]) => {
    running = false;
    if (code !== 0 || !existsSync(output)) throw new Error(`The script ended with ${code}`);
    return performance.now() - startedAt;
  });
  while (running) {
    peakBytes = Math.max(peakBytes, residentBytes(child.pid));
    await Promise.race([exited, sleep(50)]);
  }
  return { tookMs: await exited, peakBytes };
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
