import { createHash, type Hash } from 'node:crypto';
import { Transform } from 'node:stream';
import type { HttpRequest } from '#lib/http/exchange';

/** Headers without which the same bytes may be another call. */
const sayWhatItIs = ['content-type', 'inference-header-content-length'];

/** SHA-256 over the method, path and query, what the body is said to be, and its bytes. */
export function fingerprintOf(request: HttpRequest, body: Buffer): string {
  const said = sayWhatItIs.map((name) => request.header(name) ?? null);
  return begin(request).update(JSON.stringify(said)).update(body).digest('hex');
}

/** The boundary of the form that the request brings; null for any other body. */
export function boundaryOf(request: HttpRequest): string | null {
  const type = request.header('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) return null;
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]*)"|([^;\s]*))/i.exec(type) ?? [];
  return quoted ?? plain ?? '';
}

/**
 * A form passing through: its bytes as they come, and the SHA-256 over method, path, query, and the parts between the
 * boundaries, since a retry makes new ones. `whole` gets it before the form's end is passed on, and may refuse.
 */
export function fingerprintForm(
  request: HttpRequest,
  boundary: string,
  whole: (fingerprint: string) => Promise<void>,
): Transform {
  const parts = partHashes(begin(request), Buffer.from(`--${boundary}`, 'latin1'));
  let last: Buffer = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      // The newest chunk waits, so that nobody has the whole form before its fingerprint is known.
      const ready = last;
      last = chunk;
      parts.add(chunk);
      done(null, ready);
    },
    flush(done) {
      whole(parts.digest()).then(
        () => done(null, last),
        (error: Error) => done(error),
      );
    },
  });
}

const begin = ({ method, url }: HttpRequest): Hash => createHash('sha256').update(`${method} ${url}\n`);

/** Hashes what lies between occurrences of `boundary`, each part by itself, wherever chunks are cut. */
function partHashes(outer: Hash, boundary: Buffer) {
  let part = createHash('sha256');
  /** The end of what came, which may be the beginning of a boundary. */
  let open: Buffer = Buffer.alloc(0);
  const endPart = () => {
    outer.update(part.digest());
    part = createHash('sha256');
  };
  return {
    add(chunk: Buffer): void {
      const bytes = open.length > 0 ? Buffer.concat([open, chunk]) : chunk;
      let from = 0;
      for (let at = bytes.indexOf(boundary); at >= 0; at = bytes.indexOf(boundary, from)) {
        part.update(bytes.subarray(from, at));
        endPart();
        from = at + boundary.length;
      }
      const end = Math.max(from, bytes.length - boundary.length + 1);
      part.update(bytes.subarray(from, end));
      open = Buffer.from(bytes.subarray(end));
    },
    digest(): string {
      part.update(open);
      endPart();
      return outer.digest('hex');
    },
  };
}
