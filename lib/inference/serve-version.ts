import { AppError } from '#lib/errors';
import { createBatcher, type Run, type Share } from '#lib/inference/batcher';
import { type Codec, compileCodec } from '#lib/inference/compile-codec';
import { runGraph } from '#lib/inference/graph-call';
import { lanesFor } from '#lib/inference/lanes';
import { readAssets } from '#lib/inference/read-assets';
import { openSession } from '#lib/inference/session';
import { runInHost } from '#lib/inference/shared-model-hosts';
import { joinTensors, sliceRows, type Tensors } from '#lib/inference/tensors';
import { log } from '#lib/log';
import type { ReadyVersion } from '#lib/registry/load-served';
import { storage } from '#lib/storage/storage';

/** A version that is ready to answer in this process. */
export type ServedVersion = ReadyVersion & {
  codec: Codec;
  /** Runs a request's rows, joined with others' where that is allowed. `deadlineMs` as in `performance.now()`. */
  run(feeds: Tensors, rowCount: number, deadlineMs: number): Promise<Share>;
  /** Settles once nothing runs any more and the memory is given back. */
  release(): Promise<void>;
};

const MAX_WAITING_ROWS = 20_000;

/** Gets a version ready: its graph at hand, its codec compiled, in this process where its certificate allows it. */
export async function serveVersion(version: ReadyVersion): Promise<ServedVersion> {
  const { certificate, id, graphSha256 } = version;
  const graphPath = await storage()
    .localPath(graphSha256)
    .catch((error: unknown) => {
      log.error({ versionId: id, error: String(error) }, 'the file of a version cannot be read');
      throw new AppError(
        'unavailable',
        'The file of this model cannot be read right now. An admin should look into it.',
      );
    });
  const assets = await readAssets(version.assets);
  const codec = compileCodec({ manifest: version.manifest, binding: certificate.binding, assets });
  const lanes = lanesFor(certificate);

  const inHost: Run = (feeds) => runInHost({ versionId: id, graphPath, feeds, call: codec.call });
  const hostLane = createBatcher(inHost, { maxRows: lanes.hostRows, maxWaiting: MAX_WAITING_ROWS });

  const session = lanes.inProcessRows > 0 ? await openSession(graphPath) : null;
  const inProcess: Run = async (feeds) => {
    try {
      return await runGraph(session!, feeds, codec.call);
    } catch (error) {
      throw new AppError(
        'model-failed',
        `The model failed on this input: ${error instanceof Error ? error.message : error}`,
      );
    }
  };
  const fastLane = session && createBatcher(inProcess, { maxRows: lanes.inProcessRows, maxWaiting: MAX_WAITING_ROWS });

  const laneFor = (rowCount: number) => (fastLane && rowCount <= lanes.inProcessRows ? fastLane : hostLane);
  const rowsPerRun = Math.max(lanes.inProcessRows, lanes.hostRows);

  return {
    ...version,
    codec,
    run: (feeds, rowCount, deadlineMs) => {
      const submit = (rows: Tensors, count: number) => laneFor(count).submit(rows, count, deadlineMs);
      return rowCount <= rowsPerRun ? submit(feeds, rowCount) : inPieces(submit, feeds, rowCount, rowsPerRun);
    },
    async release() {
      await Promise.all([hostLane.drained(), fastLane?.drained()]);
      await session?.release();
    },
  };
}

/** More rows than a run may have: one piece after another, their outputs put together again. */
async function inPieces(
  submit: (rows: Tensors, count: number) => Promise<Share>,
  feeds: Tensors,
  rowCount: number,
  rowsPerRun: number,
): Promise<Share> {
  const outputs: Tensors[] = [];
  for (let from = 0; from < rowCount; from += rowsPerRun) {
    const count = Math.min(rowsPerRun, rowCount - from);
    const share = await submit(sliceRows(feeds, from, from + count), count);
    outputs.push(sliceRows(share.outputs, share.firstRow, share.firstRow + count));
  }
  const joined = joinTensors(outputs);
  if (joined) return { outputs: joined, firstRow: 0 };
  throw new AppError('model-failed', 'The model answered rows with different shapes. Send one row a call.');
}
