import { byteText } from '#components/versions/byte-text.ts';

const things: Readonly<Record<string, string>> = {
  image: 'a picture',
  audio: 'a recording',
  video: 'a film',
  tensor: 'an array',
};

/** What stands in a kept row where a file was that is not kept, in words: "a picture of 12 kB, not kept"; else null. */
export function fileNote(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const [, type, size, unit] = /^\[(image|audio|video|tensor), (\d+) (bytes|characters)\]$/.exec(value) ?? [];
  if (type === undefined) return null;
  const length = unit === 'bytes' ? byteText(Number(size)) : `${Number(size).toLocaleString('en')} characters`;
  return `${things[type]} of ${length}, not kept`;
}
