/** Whether something could not be written since no room is left. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}

export const diskFull = 'The disk of the worker is full. Make room on it, then retrain.';
