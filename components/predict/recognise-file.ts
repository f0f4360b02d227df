import { readInputStart } from '#components/batch/read-input-start.ts';
import { mediaTypeHeadBytes, mediaTypeOf } from '#lib/inference/media-type';

/** What a file holds, told by its bytes; its name only decides between a table and prose. */
export type Recognised =
  | { kind: 'image' | 'audio' | 'video' | 'tensor'; name: string }
  /** A picture that is a film as well. */
  | { kind: 'image'; name: string; isAnimated: true }
  | { kind: 'text'; name: string; text: string }
  | {
      kind: 'row';
      name: string;
      header: string[];
      /** The first ones. */
      rows: string[][];
      /** What it is if it is no table after all: prose has commas, too. Null where the name says it is one. */
      asText: string | null;
    }
  /** Many files in one. */
  | { kind: 'archive'; name: string }
  /** `reason`: why it is of no use here, and what could be done. */
  | { kind: null; name: string; reason: string };

/** Longer texts are no single input of a model. */
const mostTextBytes = 2_000_000;
const shortField = 80;
/** So much of a GIF is looked through for its second frame. */
const mostGifBytes = 1_000_000;
/** Names of what is no text, whatever somebody wrote into it. */
const otherEnding =
  /\.(png|jpe?g|gif|webp|tiff?|avif|heic|wav|mp3|flac|ogg|m4a|mp4|mov|webm|mkv|avi|npy|zip|pdf|docx|xlsx)$/i;

/** What files are called, where the second half of their type does not say it. */
const formats: Readonly<Record<string, string>> = {
  'audio/mpeg': 'MP3',
  'audio/mp4': 'M4A',
  'image/webp': 'WebP',
  'video/webm': 'WebM',
  'video/quicktime': 'QuickTime',
  'video/x-msvideo': 'AVI',
  'video/x-matroska': 'Matroska',
};
const things = { image: 'picture', audio: 'recording', video: 'film' } as const;

/** Reads the beginning of a file in the browser, however large the file is, and says what it is. */
export async function recogniseFile(file: File): Promise<Recognised> {
  if (file.size === 0) return { kind: null, name: 'empty file', reason: 'The file is empty (0 bytes).' };
  const head = new Uint8Array(await file.slice(0, mediaTypeHeadBytes).arrayBuffer());
  const type = mediaTypeOf(head);
  const kind = kindOfMedia(type, head);
  if (type === 'image/gif' && (await isAnimated(file)))
    return { kind: 'image', name: 'animated GIF', isAnimated: true };
  if (kind) return { kind, name: `${formats[type] ?? type.split('/')[1]!.toUpperCase()} ${things[kind]}` };
  if (type === 'application/x-npy') return { kind: 'tensor', name: 'NumPy array' };
  if (type === 'application/zip') {
    // Workbooks and documents are archives, too, of nothing a model takes.
    if (/\.zip$/i.test(file.name)) return { kind: 'archive', name: 'zip archive' };
    return { kind: null, name: 'workbook or document', reason: 'Save a workbook as CSV, and a document as text.' };
  }
  if (String.fromCharCode(...head.subarray(0, 5)) === '%PDF-') {
    return { kind: null, name: 'PDF document', reason: 'Copy its text, or save its pages as pictures.' };
  }
  if (type === 'text/plain' || isOldText(head)) {
    const [ending] = otherEnding.exec(file.name) ?? [];
    if (!ending) return recogniseText(file);
    const reason = `Its name ends in ${ending}, but it holds text. It may be damaged, or should be called .txt or .csv.`;
    return { kind: null, name: 'text under another name', reason };
  }
  const reason = 'Its bytes are none of a picture, a recording, a film, a table, an array or a text.';
  return { kind: null, name: 'unknown file', reason };
}

/** A recorder of sound writes WebM, too: a track of pictures has a codec whose id begins with V_. */
function kindOfMedia(type: string, head: Uint8Array): 'image' | 'audio' | 'video' | null {
  const [kind] = type.split('/');
  if (type === 'video/webm') {
    const text = String.fromCharCode(...head);
    return text.includes('A_') && !text.includes('V_') ? 'audio' : 'video';
  }
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : null;
}

/** Each frame of an animated GIF has a graphic control extension. Source: GIF89a, section 23. */
async function isAnimated(file: File): Promise<boolean> {
  const bytes = new Uint8Array(await file.slice(0, mostGifBytes).arrayBuffer());
  let frames = 0;
  for (let at = bytes.indexOf(0x21); at >= 0 && frames < 2; at = bytes.indexOf(0x21, at + 1)) {
    if (bytes[at + 1] === 0xf9 && bytes[at + 2] === 4 && bytes[at + 7] === 0) frames += 1;
  }
  return frames > 1;
}

async function recogniseText(file: File): Promise<Recognised> {
  const start = await readInputStart(file);
  const { header, rows } = start;
  const isJson = start.format === 'jsonl';
  const isNamedTable = /\.(csv|tsv|tab|jsonl|ndjson)$/i.test(file.name);
  const text = file.size > mostTextBytes ? null : decoded(new Uint8Array(await file.arrayBuffer()));
  if (start.problem === null && (isJson || isNamedTable || looksLikeTable(start))) {
    const name = isJson ? 'JSON lines' : 'CSV table';
    return { kind: 'row', name, header, rows, asText: isJson || isNamedTable ? null : text };
  }
  if (isJson && text !== null) {
    const row = oneObject(text);
    if (row) return { kind: 'row', name: 'JSON object', ...row, asText: null };
  }
  if (text !== null) return { kind: 'text', name: 'text', text };
  return { kind: null, name: 'long text', reason: 'A text of more than 2 MB is too long to be one input.' };
}

/** Written over several lines, an object is no JSON lines. */
function oneObject(text: string): { header: string[]; rows: string[][] } | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const fields = Object.values(value).map((field) => (typeof field === 'string' ? field : JSON.stringify(field)));
    return { header: Object.keys(value), rows: [fields] };
  } catch {
    return null;
  }
}

/** A table's rows have as many fields as its header, whose names are short and differ. */
function looksLikeTable({ header, rows }: { header: string[]; rows: string[][] }): boolean {
  return (
    header.length > 1 &&
    rows.length > 0 &&
    rows.every((row) => row.length === header.length && row.every((field) => field.length <= shortField)) &&
    header.every((field) => field !== '' && field.length <= shortField)
  );
}

/** UTF-16 by its mark, or a character set from before UTF-8; neither has control characters. */
function isOldText(head: Uint8Array): boolean {
  if (head[0] === 0xff && head[1] === 0xfe) return true;
  return !head.some((byte) => byte < 9 || (byte > 13 && byte < 32));
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
