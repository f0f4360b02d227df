import { createReadStream, statSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { pipeline } from 'node:stream/promises';

export type Sent = { status: number; tookMs: number };

/** A connection that is kept open is one that a refusal can be read from before all was sent. */
const agent = new Agent({ keepAlive: true });

/** Sends the file so many times at once as `POST /api/predict` takes it, streamed from the disk; settles with all answers. */
export function sendUploads(
  { origin, headers }: { origin: string; headers: Record<string, string> },
  fields: Record<string, string>,
  path: string,
  count: number,
): Promise<Sent[]> {
  return Promise.all(Array.from({ length: count }, () => sendUpload(`${origin}/api/predict`, headers, fields, path)));
}

async function sendUpload(
  url: string,
  headers: Record<string, string>,
  fields: Record<string, string>,
  path: string,
): Promise<Sent> {
  const startedAt = performance.now();
  const part = (about: string) => `--XX\r\nContent-Disposition: form-data; ${about}\r\n\r\n`;
  const named = Object.entries(fields).map(([name, value]) => `${part(`name="${name}"`)}${value}\r\n`);
  const head = `${named.join('')}${part('name="file"; filename="photo.png"')}`;
  const tail = '\r\n--XX--\r\n';
  const sent = request(url, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'multipart/form-data; boundary=XX',
      'content-length': head.length + statSync(path).size + tail.length,
    },
    agent,
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve);
    sent.once('error', reject);
  });
  async function* body() {
    yield head;
    yield* createReadStream(path);
    yield tail;
  }
  // A refusal may come, and end the connection, before all was sent.
  pipeline(body(), sent).catch(() => {});
  const answer = await answered;
  answer.resume();
  return { status: answer.statusCode ?? 0, tookMs: performance.now() - startedAt };
}
