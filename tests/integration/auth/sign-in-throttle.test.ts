import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { database } from '#db/client';
import { openRedisTries, type RedisTries } from '#lib/auth/tries/redis-tries';
import { until } from '#tests/support/until';
import { goodPassword, makePerson } from './people.ts';

afterAll(() => database().sql.end());

describe('two web processes of one machine', () => {
  let primary: ChildProcess;
  beforeAll(async () => {
    const script = fileURLToPath(import.meta.resolve('#tests/integration/auth/sign-in-primary'));
    primary = fork(script, { execArgv: [] });
    await once(primary, 'message');
  });
  afterAll(() => primary.disconnect());

  async function tryAt(process: number, email: string, password: string, address: string = randomUUID()) {
    const said = once(primary, 'message');
    primary.send({ process, email, password, address });
    return (await said)[0].outcome as string;
  }

  test('count guesses at an e-mail together, from wherever they come and however it is written: a hundred, not a hundred each', async () => {
    const { email } = await makePerson();
    for (let i = 0; i < 100; i++) expect(await tryAt(i % 2, email, 'a wrong password')).toBe('wrong');
    for (const process of [0, 1]) expect(await tryAt(process, email.toUpperCase(), goodPassword)).toBe('TooManyTries');
  });

  test('let the person in whom somebody at one address tries to keep out', async () => {
    const { id, email } = await makePerson();
    for (let i = 0; i < 30; i++) await tryAt(i % 2, email, 'a wrong password', '192.0.2.66');
    expect(await tryAt(0, email, goodPassword, '192.0.2.66')).toBe('TooManyTries');
    expect(await tryAt(1, email, goodPassword, '192.0.2.67')).toBe(id);
  });

  test('count guesses from an address together, and an IPv6 network as one', async () => {
    const guess = (i: number, address: string) => tryAt(i % 2, `${randomUUID()}@example.org`, 'a wrong one', address);
    for (let i = 0; i < 10; i++) expect(await guess(i, `2001:db8:1:2::${i + 1}`)).toBe('wrong');
    for (const process of [0, 1]) expect(await guess(process, '2001:db8:1:2:ffff::1')).toBe('TooManyTries');
    expect(await guess(0, '2001:db8:1:3::1')).toBe('wrong');
  });

  test('do not count who signs in well', async () => {
    const { id, email } = await makePerson();
    for (let i = 0; i < 12; i++) expect(await tryAt(i % 2, email, goodPassword, '192.0.2.1')).toBe(id);
  });

  test('take sixty good sign-ins of a person a minute, since each is kept', async () => {
    const { id, email } = await makePerson();
    for (let i = 0; i < 60; i++) expect(await tryAt(i % 2, email, goodPassword)).toBe(id);
    expect(await tryAt(0, email, goodPassword)).toBe('TooManyTries');
  });
});

const url = inject('redisUrl');
describe.skipIf(!url)('several machines with one Redis (needs redis-server)', () => {
  const share = { name: 'test', limit: 10, windowMs: 60_000 };
  const machines: RedisTries[] = [];
  beforeAll(async () => {
    machines.push(openRedisTries(url!), openRedisTries(url!), openRedisTries(url!));
    for (const each of machines) {
      // A connection is made on first use and refuses until it stands.
      await until(() => each.take(share, [randomUUID()]).then(Boolean, () => false));
    }
  });
  afterAll(() => {
    for (const each of machines) each.close();
  });
  const take = (i: number, ...subjects: string[]) => machines[i % 3]!.take(share, subjects);

  test('count tries together, also those that come at once', async () => {
    const email = randomUUID();
    const taken = await Promise.all(Array.from({ length: 30 }, (_, i) => take(i, email, randomUUID())));
    expect(taken.filter(Boolean)).toHaveLength(10);
  });

  test('count a refused try for nobody, and one that turned out well neither', async () => {
    const [full, free] = [randomUUID(), randomUUID()];
    for (let i = 0; i < 10; i++) await take(i, full);
    for (let i = 0; i < 10; i++) expect(await take(i, free, full)).toBeNull();
    for (let i = 0; i < 30; i++) await (await take(i, free))!.giveBack();
    expect(await take(0, free)).not.toBeNull();
  });

  test('keep no e-mail in Redis, and nothing past the window', async () => {
    const redis = new Redis(url!);
    const email = `${randomUUID()}@example.org`;
    const before = new Set(await redis.keys('bellwether:tries:*'));
    await take(0, email);
    const made = (await redis.keys('bellwether:tries:*')).filter((key) => !before.has(key));
    expect(made).toHaveLength(1);
    expect(made[0]).not.toContain(email);
    expect(await redis.pttl(made[0]!)).toBeGreaterThan(0);
    expect(await redis.pttl(made[0]!)).toBeLessThanOrEqual(share.windowMs);
    redis.disconnect();
  });
});
