import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { postMessage } from '#lib/webhooks/post-message';
import { answering, startReceiver, startTcp } from '#tests/integration/webhooks/receiver';

const policy = { allowsHttp: true, allowsPrivate: true };
const post = (url: string, limitMs = 15_000) => postMessage({ url, headers: {}, body: '{"a":1}' }, policy, { limitMs });

async function receiver(...answers: Parameters<typeof startReceiver>) {
  const started = await startReceiver(...answers);
  onTestFinished(started.close);
  return started;
}

async function tcp(...given: Parameters<typeof startTcp>) {
  const started = await startTcp(...given);
  onTestFinished(() => void started.close());
  return `http://127.0.0.1:${started.port}/`;
}

test('an endpoint that never answers is given up after the limit', async () => {
  const { url } = await receiver(() => {});
  expect(await post(url, 300)).toMatchObject({ status: null, problem: 'No answer came within 0.3 seconds.' });
});

test('so is one that takes the connection and drips its headers', async () => {
  const url = await tcp((socket) => {
    socket.on('error', () => {});
    socket.write('HTTP/1.1 200 OK\r\n');
    const drip = setInterval(() => socket.write('X-More: 1\r\n'), 20);
    socket.on('close', () => clearInterval(drip));
  });
  expect(await post(url, 300)).toMatchObject({ status: null, problem: 'No answer came within 0.3 seconds.' });
});

test('a status that came counts, though the rest of the answer does not come', async () => {
  const { url } = await receiver((_, response) => {
    response.writeHead(200);
    response.write('half of it');
  });
  expect(await post(url)).toMatchObject({ status: 200, problem: null, answer: 'half of it' });
});

test('of an endless answer the first kilobyte is read, and the connection closed', async () => {
  let closed: Promise<unknown> = Promise.resolve();
  const { url } = await receiver((_, response) => {
    closed = once(response, 'close');
    response.writeHead(500);
    const more = () => {
      while (response.write('x'.repeat(5000)));
      response.once('drain', more);
    };
    more();
  });
  const { answer, status } = await post(url);
  expect(status).toBe(500);
  expect(answer).toBe('x'.repeat(1024));
  await closed;
});

test('an answer of bytes that are no text can be kept', async () => {
  const { url } = await receiver(answering(200, 'a\0b\x1b[31m\r\nc'));
  expect((await post(url)).answer).toBe('a\uFFFDb\uFFFD[31m\uFFFD\nc');
});

test('each way a connection fails is told in words', async () => {
  const closed = await startTcp(() => {});
  closed.close();
  const refused = await post(`http://127.0.0.1:${closed.port}/`);
  const reset = await post(await tcp((socket) => socket.destroy()));
  const noHttp = await post(await tcp((socket) => socket.end('220 mail.example.com ESMTP\r\n')));
  const large = await post((await receiver(answering(200, '', { 'x-large': 'x'.repeat(64_000) }))).url);
  const plain = await receiver(answering(200));
  const noTls = await post(plain.url.replace('http:', 'https:'));
  const unknown = await post('http://nobody.invalid/');
  expect([refused, reset, noHttp, large, noTls].map(({ problem }) => problem)).toEqual([
    'Nothing listens at that address: the connection was refused.',
    'The connection was broken off before an answer came.',
    'What answered does not speak HTTP.',
    'The headers of the answer are too large.',
    'The host does not speak TLS there.',
  ]);
  expect(unknown.problem).toMatch(/no host of that name|could not be resolved/);
});

test('every status but 2xx is a failure that names it', async () => {
  for (const status of [200, 201, 204, 299]) {
    expect(await post((await receiver(answering(status))).url)).toMatchObject({ status, problem: null });
  }
  for (const status of [300, 301, 307, 308, 400, 404, 410, 429, 500, 599]) {
    const { problem } = await post((await receiver(answering(status))).url);
    expect(problem).toContain(String(status));
  }
});

test('only 429 and 503 may ask for time', async () => {
  const header = { 'retry-after': '60' };
  const asked = async (status: number) =>
    (await post((await receiver(answering(status, '', header))).url)).retryAfterMs;
  expect([await asked(429), await asked(503), await asked(500)]).toEqual([60_000, 60_000, null]);
});
