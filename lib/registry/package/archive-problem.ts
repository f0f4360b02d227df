import { isAppError } from '#lib/errors';

/** Whether reading the zip failed on the archive, and not on the disk, which is no fault of its owner. */
export function isArchiveProblem(error: unknown): error is Error {
  if (!(error instanceof Error) || isAppError(error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return code === '' || code.startsWith('Z_');
}

/** What is wrong with an archive, and what to do, from what its reader threw. */
export function archiveProblem({ message }: Error): string {
  if (/relative path|absolute path|invalid characters/.test(message)) {
    return `The archive has an entry that points out of it (${message}). Make it from the files themselves.`;
  }
  if (/encrypt/.test(message)) return 'The archive is encrypted. Make it without a password.';
  if (/too many bytes/.test(message)) return 'The archive lies about the size of what is in it, as a zip bomb does.';
  if (/End of central directory/.test(message)) return 'The archive is cut short: its end is missing. Upload it again.';
  if (/compression method/.test(message))
    return 'The archive is packed in a way other than "deflate". Make it with a plain zip tool.';
  return `The archive is damaged (${message}). Make it again, and upload it again.`;
}
