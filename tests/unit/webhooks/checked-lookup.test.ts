import type { LookupAddress } from 'node:dns';
import { expect, test } from 'vitest';
import { checkedLookup } from '#lib/webhooks/addresses/checked-lookup';
import { postMessage } from '#lib/webhooks/post-message';

const strict = { allowsHttp: true, allowsPrivate: false };
const publicly: LookupAddress = { address: '93.184.215.14', family: 4 };
const loopback: LookupAddress = { address: '127.0.0.1', family: 4 };

/** A name server that gives these answers, one after the other. */
function nameServer(...answers: LookupAddress[][]) {
  const asked: string[] = [];
  const lookup = checkedLookup(strict, (host, _, done) => {
    asked.push(host);
    done(null, answers[Math.min(asked.length, answers.length) - 1]!);
  });
  return { lookup, asked };
}

function addressOf(lookup: ReturnType<typeof checkedLookup>, all: boolean): Promise<unknown> {
  return new Promise((resolve, reject) => {
    lookup('example.com', { all }, (error, address) => (error ? reject(error) : resolve(address)));
  });
}

test('a name is connected to by the addresses that were checked', async () => {
  expect(await addressOf(nameServer([publicly]).lookup, true)).toEqual([publicly]);
  expect(await addressOf(nameServer([publicly]).lookup, false)).toBe(publicly.address);
});

test('one address that is not public among several is enough to refuse the name', async () => {
  const { lookup } = nameServer([publicly, loopback]);
  await expect(addressOf(lookup, true)).rejects.toThrow(
    'example.com is not on the public internet: 127.0.0.1 is this machine itself',
  );
});

test('a name without an address is refused', async () => {
  await expect(addressOf(nameServer([]).lookup, false)).rejects.toThrow('has no address');
});

test('a name that leads to this machine gets no request, and the owner reads why', async () => {
  const { lookup, asked } = nameServer([loopback]);
  const sent = await postMessage({ url: 'http://rebound.example/', headers: {}, body: '{}' }, strict, { lookup });
  expect(sent).toMatchObject({ status: null, problem: expect.stringContaining('this machine itself') });
  expect(asked).toEqual(['rebound.example']);
});

test('a private address written into the URL gets no request either, whatever was allowed when it was made', async () => {
  const { lookup, asked } = nameServer([publicly]);
  const sent = await postMessage({ url: 'http://169.254.169.254/', headers: {}, body: '{}' }, strict, { lookup });
  expect(sent).toMatchObject({ status: null, problem: expect.stringContaining('link-local') });
  expect(asked).toEqual([]);
});
