import { once } from 'node:events';
import { createServer, IncomingMessage } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { expect, test } from 'vitest';
import { clientAddress } from '#lib/auth/client-address';
import { parseEnv } from '#lib/env';
import { isAddressIn, settleClientAddress, unknownProxies } from '#lib/http/trusted-proxies';

const asItStarts = parseEnv({}).TRUSTED_PROXIES;

test.each([
  ['127.0.0.1', true],
  ['10.1.2.3', false],
  ['172.17.0.1', false],
  ['192.168.1.1', false],
  ['169.254.1.1', false],
  ['203.0.113.7', false],
  ['::1', true],
  ['fd00::1', false],
  ['fe80::1', false],
  ['2001:db8::1', false],
  ['', false],
  ['no address', false],
])('as it starts, the word of %s is taken: %s', (address, isTaken) => {
  expect(isAddressIn(asItStarts)(address)).toBe(isTaken);
});

test('a network that is none is refused at the start, by its name', () => {
  expect(parseEnv({ TRUSTED_PROXIES: '203.0.113.0/24, 2001:db8::/32' }).TRUSTED_PROXIES).toHaveLength(2);
  for (const wrong of ['proxy.example', '203.0.113.0/33', '10.0.0.0/', '::/129', '10.0.0.0/8/8', '10.0.0.0/-1'])
    expect(() => parseEnv({ TRUSTED_PROXIES: wrong }), wrong).toThrow(/TRUSTED_PROXIES/);
});

/** What a server that believes these proxies takes for the address of a caller on this machine. */
async function seen(proxies: string[], forwarded?: string): Promise<string> {
  const isProxy = isAddressIn(proxies);
  const server = createServer((req, res) => {
    settleClientAddress(req, isProxy);
    res.end(clientAddress((name) => String(req.headers[name])));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const headers: Record<string, string> = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers });
  const address = await answer.text();
  server.close();
  return address;
}

test('who is no proxy of ours cannot come from another address by saying so', async () => {
  expect(await seen(['203.0.113.1'], '198.51.100.1')).toBe('127.0.0.1');
  expect(await seen(['127.0.0.1'], '192.0.2.1, 198.51.100.1')).toBe('198.51.100.1');
  expect(await seen(['127.0.0.0/8'])).toBe('127.0.0.1');
});

test('what looks like a proxy that nobody named is told of, once', () => {
  const isProxy = isAddressIn(['127.0.0.0/8', '10.0.0.9']);
  const isUnknownProxy = unknownProxies();
  const from = (remoteAddress: string, forwarded?: string) => {
    const req = new IncomingMessage(new Socket());
    Object.defineProperty(req, 'socket', { value: { remoteAddress } });
    if (forwarded) req.headers['x-forwarded-for'] = forwarded;
    const peer = settleClientAddress(req, isProxy);
    return peer !== null && isUnknownProxy(peer) ? peer : null;
  };
  expect(from('172.17.0.1')).toBeNull();
  expect(from('::ffff:172.17.0.1', '203.0.113.7')).toBe('172.17.0.1');
  expect(from('172.17.0.1', '203.0.113.7')).toBeNull();
  expect(from('10.0.0.9', '203.0.113.7')).toBeNull();
  expect(from('203.0.113.5', '203.0.113.7')).toBeNull();
});
