import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** The few calls of S3 that the storage makes, kept in memory; signatures are not checked. */
export type BucketServer = {
  url: string;
  /** Object by path, bucket included. */
  objects: Map<string, Buffer>;
  /** When each object was stored, to be set back. */
  stored: Map<string, Date>;
  /** Method and path of every request, in order. */
  requests: string[];
  stop(): Promise<void>;
};

const objectsOfAPage = 2;

export async function startBucketServer(): Promise<BucketServer> {
  const objects = new Map<string, Buffer>();
  const stored = new Map<string, Date>();
  const uploads = new Map<string, Map<number, Buffer>>();
  const requests: string[] = [];

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(req.url!, 'http://bucket');
    requests.push(`${req.method} ${pathname}`);
    const body = unframed(req, await buffer(req));
    const uploadId = searchParams.get('uploadId');
    const parts = uploadId === null ? undefined : uploads.get(uploadId);
    if (req.method === 'POST' && searchParams.has('uploads')) {
      const id = randomUUID();
      uploads.set(id, new Map());
      res.end(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
    } else if (req.method === 'PUT' && parts) {
      parts.set(Number(searchParams.get('partNumber')), body);
      res.setHeader('etag', `"${searchParams.get('partNumber')}"`).end();
    } else if (req.method === 'POST' && parts) {
      const inOrder = [...parts].sort(([a], [b]) => a - b).map(([, part]) => part);
      objects.set(pathname, Buffer.concat(inOrder));
      stored.set(pathname, new Date());
      res.end('<CompleteMultipartUploadResult><ETag>"whole"</ETag></CompleteMultipartUploadResult>');
    } else if (req.method === 'PUT') {
      objects.set(pathname, body);
      stored.set(pathname, new Date());
      res.setHeader('etag', '"whole"').end();
    } else if (req.method === 'DELETE') {
      objects.delete(pathname);
      res.writeHead(204).end();
    } else if (searchParams.get('list-type') === '2') {
      res.end(pageOfObjects(pathname, searchParams));
    } else {
      const found = objects.get(pathname);
      if (found) {
        const headers = { 'content-length': found.length, 'last-modified': stored.get(pathname)!.toUTCString() };
        res.writeHead(200, headers).end(req.method === 'HEAD' ? undefined : found);
      } else res.writeHead(404).end('<Error><Code>NoSuchKey</Code><Message>There is no such key</Message></Error>');
    }
  }

  function pageOfObjects(pathname: string, asked: URLSearchParams): string {
    const folder = pathname.replace(/\/?$/, '/');
    const keys = [...objects.keys()].filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
    const [prefix, after] = [asked.get('prefix') ?? '', asked.get('continuation-token') ?? ''];
    const left = keys.filter((key) => key.startsWith(prefix) && key > after).sort();
    const page = left.slice(0, objectsOfAPage);
    const next = left.length > page.length ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
    const contents = page.map((key) => {
      const at = stored.get(folder + key)!.toISOString();
      return `<Contents><Key>${key}</Key><LastModified>${at}</LastModified></Contents>`;
    });
    return `<ListBucketResult><IsTruncated>${next !== ''}</IsTruncated>${contents.join('')}${next}</ListBucketResult>`;
  }

  const server: Server = createServer((req, res) => void answer(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    objects,
    stored,
    requests,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What a client sends with a checksum after it comes in frames: `<hexadecimal length>;…\r\n<bytes>\r\n`. */
function unframed(req: IncomingMessage, body: Buffer): Buffer {
  if (!req.headers['content-encoding']?.includes('aws-chunked')) return body;
  const chunks: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const lineEnd = body.indexOf('\r\n', at);
    const length = Number.parseInt(body.toString('latin1', at, lineEnd), 16);
    if (length === 0) break;
    chunks.push(body.subarray(lineEnd + 2, lineEnd + 2 + length));
    at = lineEnd + 2 + length + 2;
  }
  return Buffer.concat(chunks);
}
