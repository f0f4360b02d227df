import type { Readable } from 'node:stream';
import { FileDownload } from '#lib/http/answer';
import type { ByteRange } from '#lib/http/byte-range';

/** What a browser shows by itself and runs nothing of; no type that can carry a script is among them. */
const shown = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'audio/wav',
  'audio/flac',
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg',
  'video/mp4',
  'video/webm',
  'video/ogg',
  'video/quicktime',
]);

/**
 * A file that a person sent, to be shown where it stands: pictures, recordings and films as what they are by content,
 * text as plain text, anything else to be saved only. `content` is the whole file, or `range` of it.
 */
export function fileOfUser(
  content: Readable,
  { name, type, sizeBytes }: { name: string; type: string; sizeBytes: number },
  headers: Record<string, string>,
  range: ByteRange | null = null,
): FileDownload {
  headers['content-security-policy'] = "default-src 'none'; sandbox";
  const inline = shown.has(type) || type === 'text/plain';
  const safe = shown.has(type)
    ? type
    : type === 'text/plain'
      ? 'text/plain; charset=utf-8'
      : 'application/octet-stream';
  return new FileDownload(content, { fileName: name || 'file', type: safe, sizeBytes, inline, range });
}
