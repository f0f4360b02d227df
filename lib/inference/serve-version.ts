import { AppError } from '#lib/errors';
import { createBatcher, type Run, type Share } from '#lib/inference/batcher';
import { type Codec, compileCodec, type Decoded } from '#lib/inference/compile-codec';
import { runGraph } from '#lib/inference/graph-call';
import type { HostJob } from '#lib/inference/host-process';
import { fitsInProcess, type Lanes, lanesFor } from '#lib/inference/lanes';
import { readAssets } from '#lib/inference/read-assets';
import { recordingsOf } from '#lib/inference/recordings-of';
import { openSession } from '#lib/inference/session';
import { runInHost } from '#lib/inference/shared-model-hosts';
import { elementsOf, joinTensors, sliceRows, type Tensors } from '#lib/inference/tensors';
import { log } from '#lib/log';
import type { ReadyVersion } from '#lib/registry/load-served';
import { storage } from '#lib/storage/storage';

/** A version that is ready to answer in this process. */
export type ServedVersion = ReadyVersion & {
  codec: Codec;
  /** Runs a request's rows, joined with others' where that is allowed. `deadlineMs` as in `performance.now()`. */
  run(decoded: Decoded, deadlineMs: number): Promise<Share>;
  /** Settles once nothing runs any more and the memory is given back. */
  release(): Promise<void>;
};

const MAX_WAITING_ROWS = 20_000;
const noneInProcess = { inProcessRows: 0, inProcessRowElements: 0, joinsInProcess: false };

/**
 * Gets a version ready: its graph at hand, its codec compiled, in this process where its certificate allows it; or,
 * where `runElsewhere` is given, only ever there.
 */
export async function serveVersion(
  version: ReadyVersion,
  runElsewhere?: (job: HostJob) => Promise<Tensors>,
): Promise<ServedVersion> {
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
  const carriesState = codec.call.carried !== undefined;
  // A recording's windows are then one run, of any length: never in this process, nor beside another recording's.
  const { hostRows, ...inProcessLanes } = lanesFor(certificate);
  const lanes: Lanes = {
    hostRows: carriesState ? 1 : hostRows,
    ...(carriesState || runElsewhere ? noneInProcess : inProcessLanes),
  };

  const runOutside = runElsewhere ?? runInHost;
  const inHost: Run = (feeds) => runOutside({ versionId: id, graphPath, feeds, call: codec.call });
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
  const maxRows = lanes.joinsInProcess ? lanes.inProcessRows : 1;
  const fastLane = session && createBatcher(inProcess, { maxRows, maxWaiting: MAX_WAITING_ROWS });

  const isQuick = ({ feeds, tensorRows }: Piece) =>
    fitsInProcess(lanes, { rows: tensorRows, elements: elementsOf(feeds) });
  const laneFor = (piece: Piece) => (fastLane && isQuick(piece) ? fastLane : hostLane);
  const rowsPerRun = Math.max(lanes.inProcessRows, lanes.hostRows);

  return {
    ...version,
    codec,
    run: (decoded, deadlineMs) => {
      const { feeds, tensorRows } = decoded;
      const submit = (piece: Piece) => laneFor(piece).submit(piece.feeds, piece.tensorRows, deadlineMs);
      if (carriesState) return oneByOne(submit, recordingsOf(decoded), feeds);
      if (tensorRows <= rowsPerRun) return submit(decoded);
      return oneByOne(submit, piecesOf(decoded, rowsPerRun), feeds);
    },
    async release() {
      await Promise.all([hostLane.drained(), fastLane?.drained()]);
      await session?.release();
    },
  };
}

type Piece = Pick<Decoded, 'feeds' | 'tensorRows'>;

/** Pieces of no more rows than a run may have. */
function piecesOf({ feeds, tensorRows }: Decoded, rowsPerRun: number): Piece[] {
  return Array.from({ length: Math.ceil(tensorRows / rowsPerRun) }, (_, piece) => {
    const from = piece * rowsPerRun;
    const count = Math.min(rowsPerRun, tensorRows - from);
    return { feeds: sliceRows(feeds, from, from + count), tensorRows: count };
  });
}

/** One piece after another, their outputs put together again. */
async function oneByOne(
  submit: (piece: Piece) => Promise<Share>,
  pieces: readonly Piece[],
  feeds: Tensors,
): Promise<Share> {
  if (pieces.length === 1) return submit(pieces[0]!);
  const outputs: Tensors[] = [];
  for (const piece of pieces) {
    const share = await submit(piece);
    outputs.push(sliceRows(share.outputs, share.firstRow, share.firstRow + piece.tensorRows));
  }
  const joined = joinTensors(outputs.map((part) => paddedAs(feeds, part)));
  if (joined) return { outputs: joined, firstRow: 0 };
  throw new AppError('model-failed', 'The model answered rows with different shapes. Send one row a call.');
}

/** What was answered of pieces that shared runs with longer rows has other lengths, and is padded as what was fed. */
function paddedAs(feeds: Tensors, outputs: Tensors): Tensors {
  const pad = Object.values(feeds).find((tensor) => tensor.pad)?.pad;
  if (!pad) return outputs;
  return Object.fromEntries(
    Object.entries(outputs).map(([name, tensor]) => [name, { ...tensor, pad: { value: 0, side: pad.side } }]),
  );
}
