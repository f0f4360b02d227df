import type { MediaResult } from '#lib/inference/media/media-job';
import type { MediaOrder, MediaReport } from '#lib/inference/media/media-order';
import { dieWithParent } from './die-with-parent.ts';
import { lowerPriority } from './lower-priority.ts';
import { readAudio } from './media/read-audio.ts';

/** The process recordings and films are opened in: it does nothing else, and its parent kills it past its limits. */
dieWithParent();
lowerPriority();
process.on('message', (order: MediaOrder) => {
  report({ kind: 'running' });
  void reportOn(order).then(report);
});

async function reportOn(order: MediaOrder): Promise<MediaReport> {
  try {
    const result = await read(order);
    return 'refused' in result ? { kind: 'refused', ...result } : { kind: 'done', rows: result };
  } catch (error) {
    if (isOutOfMemory(error)) return { kind: 'refused', refused: tooLarge };
    if (!(await hasFfmpeg())) return { kind: 'unavailable' };
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function read(order: MediaOrder): Promise<MediaResult> {
  if (order.kind === 'audio') return await readAudio(order.path, order.feature);
  // Loaded on need: FFmpeg takes a quarter of a second and 50 MB, which plain WAV files do not have to wait for.
  const { readVideo } = await import('./media/read-video.ts');
  return await readVideo(order.path, order.feature);
}

/** The system's own limit was met before our parent saw it coming. */
const isOutOfMemory = (error: unknown) => error instanceof RangeError && /allocation/i.test(error.message);

const tooLarge = 'must be a file that is read with less memory; reading this one needed too much. Send a shorter one';

/** Whether node-av, which is optional, and its binary for this system are installed. */
async function hasFfmpeg(): Promise<boolean> {
  return await import('node-av/lib').then(
    () => true,
    () => false,
  );
}

function report(message: MediaReport): void {
  process.send?.(message);
}
