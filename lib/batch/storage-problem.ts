const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const noWay = new Set(['EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOENT', 'ENOTDIR', 'EMFILE', 'ENFILE']);

/** What an error of the file system means for whoever waits for a job, or null where it is none. */
export function storageProblem(error: unknown): string | null {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  if (typeof code !== 'string') return null;
  if (noRoom.has(code)) return 'The server’s disk is full: no more output can be stored until an admin makes room.';
  return noWay.has(code) ? `The server’s storage cannot be used (${code}). An admin should look into it.` : null;
}
