import { FileOnDisk, type SentFile } from '#lib/inference/sent-file';

/** A file as a row has it: sent as such, a base64 string or a `data:` URL; null for anything else, and for nothing. */
export function fileIn(value: unknown): SentFile | null {
  if (value instanceof Uint8Array || value instanceof FileOnDisk) return value;
  if (typeof value !== 'string') return null;
  const base64 = value.startsWith('data:') ? value.slice(value.indexOf(',') + 1) : value;
  const bytes = Buffer.from(base64, 'base64');
  return bytes.length > 0 ? bytes : null;
}

/** Whether a text is the base64 of a NumPy file, which begins like no other. */
export const isNumpyBase64 = (text: string) => /^(data:[^,]*,)?k05VTVB/.test(text);
