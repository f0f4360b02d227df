import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import type { Endpoint } from '#lib/http/exchange';
import { nextRoute } from '#lib/http/next-route';
import { nodeHandler } from '#lib/http/node-handler';

const piece = Buffer.alloc(64 * 1024, 'x');
let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

async function listen(endpoint: Endpoint): Promise<string> {
  server = createServer(nodeHandler(endpoint));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const streaming =
  (body: Readable): Endpoint =>
  async () => ({ status: 200, headers: { 'content-type': 'text/csv' }, body });

function endless(): Readable {
  return new Readable({
    read() {
      this.push(piece);
    },
  });
}

test('an answer that is a stream arrives whole, through Node and through Next', async () => {
  const content = () => Readable.from([Buffer.from('a,b\n'), Buffer.from('1,2\n')]);
  expect(await (await fetch(await listen(streaming(content())))).text()).toBe('a,b\n1,2\n');
  const answer = await nextRoute(streaming(content()))(new Request('http://localhost/x'), {
    params: Promise.resolve({}),
  });
  expect(answer.headers.get('content-type')).toBe('text/csv');
  expect(await answer.text()).toBe('a,b\n1,2\n');
});

test('a stream that breaks off leaves an answer that is visibly not complete', async () => {
  const broken = Readable.from(
    (async function* () {
      yield piece;
      throw new Error('gone');
    })(),
  );
  const answer = await fetch(await listen(streaming(broken)));
  await expect(answer.text()).rejects.toThrow();
});

test('a stream is ended when its receiver goes away, through Node and through Next', async () => {
  const first = endless();
  const leaving = new AbortController();
  const answer = await fetch(await listen(streaming(first)), { signal: leaving.signal });
  await answer.body!.getReader().read();
  leaving.abort();
  await expect.poll(() => first.destroyed).toBe(true);

  const second = endless();
  const route = await nextRoute(streaming(second))(new Request('http://localhost/x'), { params: Promise.resolve({}) });
  await route.body!.cancel();
  await expect.poll(() => second.destroyed).toBe(true);
});
