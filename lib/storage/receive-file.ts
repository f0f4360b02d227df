import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError, isAppError } from '#lib/errors';

export type Received = { sha256: string; sizeBytes: number };

export type ReceiveLimits = {
  maxBytes?: number;
  expectedSha256?: string | undefined;
  expectedSizeBytes?: number | undefined;
  /** Asked when the file is complete, before it is stored; what it throws refuses the file. */
  accept?: (received: Received) => void | Promise<void>;
};

/** The folder, inside a storage folder, of what is still being received. */
export const incoming = 'incoming';
const freshForMs = 10 * 60_000;

/**
 * Writes the stream to a file in `folder/incoming`, flushed to disk, and gives it to `keep`, which moves it to where
 * it belongs. Whatever fails on the way, nothing is left behind.
 */
export async function receiveFile(
  stream: Readable,
  folder: string,
  limits: ReceiveLimits,
  keep: (path: string, received: Received) => Promise<void>,
): Promise<Received> {
  // From the first moment: a stream that fails while nobody listens ends the process.
  stream.on('error', () => {});
  const path = join(folder, incoming, `${randomUUID()}.part`);
  await mkdir(join(folder, incoming), { recursive: true });
  try {
    const counter = countAndHash(limits.maxBytes ?? Number.POSITIVE_INFINITY);
    await pipeline(watched(stream), counter.through, createWriteStream(path, { flags: 'wx', flush: true }));
    const received = counter.received();
    requireExpected(received, limits);
    await limits.accept?.(received);
    await whileFresh(path, () => keep(path, received));
    return received;
  } finally {
    await rm(path, { force: true });
  }
}

/** Keeping it may take long, in a bucket far away: the part is not to be taken for abandoned (`removeAbandonedParts`). */
async function whileFresh(path: string, keep: () => Promise<void>): Promise<void> {
  const refresh = () => utimes(path, new Date(), new Date()).catch(() => {});
  const timer = setInterval(refresh, freshForMs);
  try {
    await keep();
  } finally {
    clearInterval(timer);
  }
}

/** A sender that goes away is the sender's matter, unlike a disk that is full. */
async function* watched(stream: Readable): AsyncGenerator<Buffer> {
  try {
    yield* stream;
  } catch (error) {
    if (isAppError(error)) throw error;
    throw new AppError('bad-request', 'The upload broke off before it was complete. Send it again.', { cause: error });
  }
}

function countAndHash(maxBytes: number): { through: Transform; received: () => Received } {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const through = new Transform({
    transform(chunk: Buffer, _, done) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) return done(tooLarge(maxBytes));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { through, received: () => ({ sha256: hash.digest('hex'), sizeBytes }) };
}

/** Throws unless the file is the one that was announced: what arrived otherwise is not what was sent. */
export function requireExpected(received: Received, { expectedSizeBytes, expectedSha256 }: ReceiveLimits): void {
  if (expectedSizeBytes !== undefined && received.sizeBytes !== expectedSizeBytes) {
    throw new AppError(
      'bad-request',
      `The file arrived with ${received.sizeBytes} bytes instead of ${expectedSizeBytes}. Send it again.`,
    );
  }
  if (expectedSha256 !== undefined && received.sha256 !== expectedSha256.toLowerCase()) {
    throw new AppError(
      'bad-request',
      `The file arrived with the SHA-256 ${received.sha256} instead of ${expectedSha256}. Send it again.`,
    );
  }
}

const tooLarge = (maxBytes: number) =>
  new AppError('too-large', `The file may have at most ${maxBytes.toLocaleString('en')} bytes.`, {
    exceeded: { unit: 'bytes', max: maxBytes },
  });
