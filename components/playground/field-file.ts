import type { Feature } from '#lib/registry/feature';

/** A file someone chose, recorded or drew. `url` shows it on this page, for as long as the page is open. */
export type FieldFile = { blob: Blob; fileName: string; url: string };

export const fileOf = (blob: Blob, fileName: string): FieldFile => ({
  blob,
  fileName,
  url: URL.createObjectURL(blob),
});

/** Whether a feature is given as a file; a tensor may be, too. */
export const takesFile = ({ type }: Feature) => type === 'image' || type === 'audio' || type === 'video';

/** The kinds of files by how they begin, one character a byte. */
const kinds: { mediaType: string; ending: string; test: RegExp }[] = [
  { mediaType: 'image/png', ending: 'png', test: /^\x89PNG/ },
  { mediaType: 'image/jpeg', ending: 'jpg', test: /^\xff\xd8\xff/ },
  { mediaType: 'image/webp', ending: 'webp', test: /^RIFF....WEBP/s },
  { mediaType: 'image/gif', ending: 'gif', test: /^GIF8/ },
  { mediaType: 'audio/wav', ending: 'wav', test: /^RIFF....WAVE/s },
  { mediaType: 'audio/flac', ending: 'flac', test: /^fLaC/ },
  { mediaType: 'audio/ogg', ending: 'ogg', test: /^OggS/ },
  { mediaType: 'audio/mp4', ending: 'm4a', test: /^....ftypM4A/s },
  { mediaType: 'audio/mpeg', ending: 'mp3', test: /^(ID3|\xff[\xe0-\xff])/ },
  { mediaType: 'video/mp4', ending: 'mp4', test: /^....ftyp/s },
  { mediaType: 'video/webm', ending: 'webm', test: /^.E\xdf\xa3/s },
];

/** The file in a row, which is base64 or a `data:` URL, named after its feature; undefined where it is neither. */
export function fileIn(text: string, name: string): FieldFile | undefined {
  const base64 = text.startsWith('data:') ? text.slice(text.indexOf(',') + 1) : text;
  const bytes = bytesOf(base64);
  if (!bytes) return undefined;
  const beginning = Array.from(bytes.subarray(0, 16), (byte) => String.fromCharCode(byte)).join('');
  const kind = kinds.find(({ test }) => test.test(beginning));
  const type = /^data:([\w.+-]+\/[\w.+-]+)/.exec(text)?.[1] ?? kind?.mediaType ?? 'application/octet-stream';
  return fileOf(new Blob([bytes], { type }), kind ? `${name}.${kind.ending}` : name);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** A file as a row of JSON carries it: a `data:` URL. */
export function dataUrlOf({ blob }: FieldFile): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
