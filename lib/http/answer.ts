import type { Readable } from 'node:stream';
import type { ByteRange } from '#lib/http/byte-range';
import type { HttpAnswer } from '#lib/http/exchange';

/** A body that is JSON already, to be sent as it is. */
export class JsonText {
  readonly text: string;
  /** Whether it may be sent once only, and kept under no `Idempotency-Key`: an erasure would not find it there. */
  readonly isUnkept: boolean;
  constructor(text: string, { isUnkept = false } = {}) {
    this.text = text;
    this.isUnkept = isUnkept;
  }
}

/** A good answer with another status than the declared one. */
export class WithStatus {
  readonly status: number;
  readonly result: unknown;
  constructor(status: number, result: unknown) {
    this.status = status;
    this.result = result;
  }
}

/** A body that is no text, sent as it is. */
export class Bytes {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly type: string;
  constructor(content: Uint8Array<ArrayBuffer>, type: string) {
    this.content = content;
    this.type = type;
  }
}

/** A body of unknown length, sent as it comes, while the request may still arrive. */
export class Streamed {
  readonly content: Readable;
  readonly type: string;
  constructor(content: Readable, type: string) {
    this.content = content;
    this.type = type;
  }
}

type AboutFile = {
  fileName: string;
  type: string;
  /** Of the whole file. */
  sizeBytes: number;
  /** For a file to be shown where it stands. */
  inline?: boolean;
  /** The part of the file that `content` is, where it is not the whole. */
  range?: ByteRange | null;
};

/** A file to be saved under a name, sent as it comes. */
export class FileDownload {
  readonly content: Readable;
  readonly fileName: string;
  readonly type: string;
  readonly sizeBytes: number;
  readonly inline: boolean;
  readonly range: ByteRange | null;
  constructor(content: Readable, about: AboutFile) {
    this.content = content;
    this.fileName = about.fileName;
    this.type = about.type;
    this.sizeBytes = about.sizeBytes;
    this.inline = about.inline ?? false;
    this.range = about.range ?? null;
  }
}

/** What `run` gave as an answer: nothing, one of the kinds above, or anything else as JSON. `headers` are added to. */
export function answerOf(result: unknown, status: number | undefined, headers: Record<string, string>): HttpAnswer {
  if (result instanceof WithStatus) return answerOf(result.result, result.status, headers);
  headers['cache-control'] ??= 'no-store';
  if (result === undefined) return { status: status ?? 204, headers, body: null };
  if (result instanceof FileDownload) return download(result, status, headers);
  if (result instanceof Streamed) {
    headers['content-type'] = result.type;
    // What stands in front of us may gather whole answers otherwise.
    headers['x-accel-buffering'] = 'no';
    return { status: status ?? 200, headers, body: result.content };
  }
  if (result instanceof Bytes) {
    headers['content-type'] = result.type;
    return { status: status ?? 200, headers, body: result.content };
  }
  headers['content-type'] = 'application/json';
  if (!(result instanceof JsonText)) return { status: status ?? 200, headers, body: JSON.stringify(result) };
  return { status: status ?? 200, headers, body: result.text, ...(result.isUnkept && { isUnkept: true }) };
}

function download(
  { content, fileName, type, sizeBytes, inline, range }: FileDownload,
  status: number | undefined,
  headers: Record<string, string>,
): HttpAnswer {
  headers['content-type'] = type;
  headers['content-length'] = String(range ? range.end - range.start + 1 : sizeBytes);
  if (range) headers['content-range'] = `bytes ${range.start}-${range.end}/${sizeBytes}`;
  // What people sent is shown as the type it is said to be, or not at all.
  headers['x-content-type-options'] = 'nosniff';
  // RFC 6266: a plain name for all, and the true one for those that read RFC 8187.
  const plain = fileName.replace(/[^\w .()-]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  const how = inline ? 'inline' : 'attachment';
  headers['content-disposition'] = `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`;
  return { status: status ?? (range ? 206 : 200), headers, body: content };
}
