import type { UploadedFile } from '#lib/inference/predict-request';
import { FileOnDisk } from '#lib/inference/sent-file';
import { openTurns } from '#lib/inference/turns';
import { processShared } from '#lib/process-shared';

/** Two, so that one is read from the disk while the other is computed; each may take a multiple of its size. */
const largeFilesAtOnce = 2;
const mostWaiting = 1_000;

const turns = () => processShared('large-file-turns', () => openTurns({ atOnce: largeFilesAtOnce, mostWaiting }));

/**
 * Answers a call whose file lies on disk when it is its turn, and any other at once: so the memory of this process, and
 * what it reads from the disk at the same time, do not grow with the calls that came.
 */
export function inLargeFileTurn<T>(file: UploadedFile | undefined, answer: () => Promise<T>): Promise<T> {
  return file?.content instanceof FileOnDisk ? turns().take(answer) : answer();
}
