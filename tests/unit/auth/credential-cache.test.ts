import { describe, expect, it } from 'vitest';
import { CredentialCache } from '#lib/auth/credential-cache';

type Row = { id: string; state: string };

function cacheOver(source: Map<string, string>) {
  let loads = 0;
  let gate = Promise.resolve();
  const cache = new CredentialCache<Row>(async (id) => {
    loads++;
    const state = source.get(id);
    await gate;
    if (state === 'error') throw new Error('the database is away');
    return state === undefined ? undefined : { id, state };
  });
  cache.trust(true);
  const hold = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    return resolve;
  };
  return { cache, hold, loads: () => loads };
}

describe('cached credentials', () => {
  it('are loaded once for all who miss at once, then answered without a promise', async () => {
    const { cache, loads } = cacheOver(new Map([['a', 'good']]));
    await Promise.all([cache.get('a'), cache.get('a'), cache.get('a')]);
    expect(cache.get('a')).toEqual({ id: 'a', state: 'good' });
    expect(loads()).toBe(1);
  });

  it('are loaded anew once forgotten, the others stay', async () => {
    const source = new Map([
      ['a', 'good'],
      ['b', 'good'],
    ]);
    const { cache, loads } = cacheOver(source);
    await Promise.all([cache.get('a'), cache.get('b')]);
    source.set('a', 'revoked');
    cache.forget((row) => row.id === 'a');
    expect(await cache.get('a')).toMatchObject({ state: 'revoked' });
    expect(cache.get('b')).toMatchObject({ state: 'good' });
    expect(loads()).toBe(3);
  });

  it('are not kept when the change came while they were read: nobody is served them later', async () => {
    const source = new Map([['a', 'good']]);
    const { cache, hold } = cacheOver(source);
    const open = hold();
    const early = cache.get('a');
    source.set('a', 'revoked');
    cache.forget((row) => row.id === 'a');
    open();
    expect(await early).toMatchObject({ state: 'good' });
    expect(await cache.get('a')).toMatchObject({ state: 'revoked' });
  });

  it('read late do not take the place of newer ones', async () => {
    const source = new Map([['a', 'good']]);
    const { cache, hold } = cacheOver(source);
    const open = hold();
    const early = cache.get('a');
    source.set('a', 'revoked');
    cache.forget((row) => row.id === 'a');
    hold()();
    expect(await cache.get('a')).toMatchObject({ state: 'revoked' });
    open();
    await early;
    expect(cache.get('a')).toMatchObject({ state: 'revoked' });
  });

  it('are not served while nobody listens for changes, nor afterwards from before', async () => {
    const source = new Map([['a', 'good']]);
    const { cache } = cacheOver(source);
    await cache.get('a');
    cache.trust(false);
    source.set('a', 'revoked');
    expect(await cache.get('a')).toMatchObject({ state: 'revoked' });
    expect(cache.get('a')).toBeInstanceOf(Promise);
    source.set('a', 'good again');
    cache.trust(true);
    expect(await cache.get('a')).toMatchObject({ state: 'good again' });
  });

  it('that are not there, or could not be read, are asked for again', async () => {
    const source = new Map<string, string>([['broken', 'error']]);
    const { cache } = cacheOver(source);
    expect(await cache.get('new')).toBeUndefined();
    await expect(cache.get('broken')).rejects.toThrow('away');
    source.set('new', 'good').set('broken', 'good');
    expect(await cache.get('new')).toMatchObject({ state: 'good' });
    expect(await cache.get('broken')).toMatchObject({ state: 'good' });
  });
});
