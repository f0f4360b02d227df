import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { database } from '#db/client';
import { apiKeys } from '#db/schema/people';
import { hashApiKey, isWellFormed } from '#lib/auth/api-keys/api-key';
import { CreateApiKey, createApiKey } from '#lib/auth/api-keys/create-api-key';
import { listApiKeys } from '#lib/auth/api-keys/list-api-keys';
import { flushKeyUse, noteKeyUse } from '#lib/auth/api-keys/note-key-use';
import { revokeApiKey } from '#lib/auth/api-keys/revoke-api-key';
import { authenticate } from '#lib/auth/authenticate';
import { removeQuota } from '#lib/usage/quotas/remove-quota';
import { setQuota } from '#lib/usage/quotas/set-quota';
import { refused } from '#tests/support/refused';
import { bearer, ctxOf, makePerson, nobody } from './people.ts';

const input = (more: Partial<CreateApiKey> = {}) => CreateApiKey.parse({ name: 'ci', scopes: ['predict'], ...more });
const inOneHour = () => new Date(Date.now() + 3_600_000).toISOString();

afterAll(() => database().sql.end());

describe('creating an API key', () => {
  it('shows the key once: the database and the list know its hash and its hint only', async () => {
    const { ctx } = await makePerson();
    const made = await createApiKey(ctx, input({ expiresAt: inOneHour(), limit: 30 }));
    expect(isWellFormed(made.key)).toBe(true);
    const [row] = await ctx.db.select().from(apiKeys).where(eq(apiKeys.id, made.id));
    expect(row?.hash).toEqual(hashApiKey(made.key));
    const listed = await listApiKeys(ctx);
    expect(listed).toMatchObject([
      {
        id: made.id,
        name: 'ci',
        hint: made.key.slice(0, 7),
        scopes: ['predict'],
        limit: 30,
        revokedAt: null,
        lastUsedAt: null,
      },
    ]);
    for (const kept of [row, listed]) expect(JSON.stringify(kept)).not.toContain(made.key.slice(7));
  });

  it('gives nothing to nobody, and 403 to a key without the scope keys:write', async () => {
    await expect(createApiKey(nobody(), input())).rejects.toThrow(refused('unauthenticated', /sign in/));
    const { ctx } = await makePerson();
    const { key } = await createApiKey(ctx, input());
    const byKey = ctxOf(await authenticate(bearer(key)));
    await expect(createApiKey(byKey, input())).rejects.toThrow(refused('forbidden', /keys:write/));
    await expect(listApiKeys(byKey)).rejects.toThrow(refused('forbidden', /keys:write/));
  });

  it('never makes a mightier key than the one that asks', async () => {
    const { ctx } = await makePerson('engineer');
    const { key } = await createApiKey(ctx, input({ scopes: ['keys:write', 'predict'] }));
    const byKey = ctxOf(await authenticate(bearer(key)));
    await expect(createApiKey(byKey, input({ scopes: ['predict', 'models:write'] }))).rejects.toThrow(
      refused('forbidden', /models:write/),
    );
    expect(await createApiKey(byKey, input({ scopes: ['predict'] }))).toMatchObject({ scopes: ['predict'] });
  });

  it('makes nothing with a key that was let in before it was revoked', async () => {
    const { ctx } = await makePerson('engineer');
    const { id, key } = await createApiKey(ctx, input({ scopes: ['keys:write'] }));
    const byKey = ctxOf(await authenticate(bearer(key)));
    await revokeApiKey(ctx, { id });
    await expect(createApiKey(byKey, input({ scopes: ['keys:write'] }))).rejects.toMatchObject({ code: 'invalid-key' });
  });

  it('gives a key made with a key no later expiry and no higher limit, left out the same', async () => {
    const { ctx } = await makePerson('admin');
    const parent = input({ scopes: ['keys:write'], expiresAt: inOneHour(), limit: 5 });
    const byKey = ctxOf(await authenticate(bearer((await createApiKey(ctx, parent)).key)));
    const wish = (more: Partial<CreateApiKey>) => createApiKey(byKey, input({ scopes: ['keys:write'], ...more }));
    const same = { expiresAt: parent.expiresAt, limit: 5 };
    expect(await wish({})).toMatchObject(same);
    expect(await wish({ expiresAt: null })).toMatchObject(same);
    const sooner = { expiresAt: new Date(Date.now() + 60_000).toISOString(), limit: 4 };
    expect(await wish(sooner)).toMatchObject(sooner);
    const later = new Date(Date.parse(parent.expiresAt!) + 1).toISOString();
    await expect(wish({ expiresAt: later })).rejects.toThrow(refused('forbidden', /expires no later/));
    for (const limit of [6, 'plan', 'none'] as const) {
      await expect(wish({ limit })).rejects.toThrow(refused('forbidden', /no higher limit.*5 calls/));
    }
  });

  it('lets a key of the plan’s limit go no higher, and one without a limit as high as its person', async () => {
    const { ctx } = await makePerson('admin');
    const by = async (limit: 'plan' | 'none') => {
      const { key } = await createApiKey(ctx, input({ scopes: ['keys:write'], limit }));
      const byKey = ctxOf(await authenticate(bearer(key)));
      return (wished?: CreateApiKey['limit']) => createApiKey(byKey, input({ scopes: ['keys:write'], limit: wished }));
    };
    const [plan, none] = [await by('plan'), await by('none')];
    expect([await plan(), await plan(60), await none(), await none('plan'), await none(5_000)]).toMatchObject(
      (['plan', 60, 'none', 'plan', 5_000] as const).map((limit) => ({ limit })),
    );
    for (const limit of [61, 'none'] as const) {
      await expect(plan(limit)).rejects.toThrow(refused('forbidden', /no higher limit.*60 calls/));
    }
  });

  it('makes none with a key that has a quota, which calls with another would pass by', async () => {
    const { ctx } = await makePerson();
    const { id, key } = await createApiKey(ctx, input({ scopes: ['keys:write', 'predict'] }));
    const byKey = ctxOf(await authenticate(bearer(key)));
    const quota = await setQuota(ctx, { scope: 'key', keyId: id, maxUnits: 10, isHard: true });
    await expect(createApiKey(byKey, input())).rejects.toThrow(refused('forbidden', /quota of its own/));
    await removeQuota(ctx, { id: quota.id });
    expect(await createApiKey(byKey, input())).toMatchObject({ scopes: ['predict'] });
  });

  it('refuses scopes that open nothing to their person, and says which do', async () => {
    const { ctx } = await makePerson();
    await expect(createApiKey(ctx, input({ scopes: ['predict', 'people:write'] }))).rejects.toThrow(
      refused('forbidden', /people:write.*choose predict/),
    );
    expect(await listApiKeys(ctx)).toEqual([]);
  });

  it('gives more than the plan to admins only', async () => {
    const person = await makePerson('engineer');
    for (const limit of ['none', 61] as const) {
      await expect(createApiKey(person.ctx, input({ limit }))).rejects.toThrow(
        refused('forbidden', /60 calls a minute/),
      );
    }
    expect(await createApiKey(person.ctx, input({ limit: 60 }))).toMatchObject({ limit: 60 });
    const admin = await makePerson('admin');
    expect(await createApiKey(admin.ctx, input({ limit: 'none' }))).toMatchObject({ limit: 'none' });
    expect(await createApiKey(admin.ctx, input({ limit: 5_000 }))).toMatchObject({ limit: 5_000 });
  });

  it('refuses what makes no sense', async () => {
    const { ctx } = await makePerson();
    const past = new Date(Date.now() - 1).toISOString();
    await expect(createApiKey(ctx, input({ expiresAt: past }))).rejects.toThrow(refused('invalid', /passed/));
    const nonsense = [
      { name: ' ' },
      { scopes: [] },
      { scopes: ['everything'] },
      { limit: 0 },
      { limit: 1.5 },
      { expiresAt: 'soon' },
    ];
    for (const wrong of nonsense) {
      expect(CreateApiKey.safeParse({ name: 'ci', scopes: ['predict'], ...wrong }).success).toBe(false);
    }
    expect(input({ scopes: ['predict', 'predict'] }).scopes).toEqual(['predict']);
  });
});

describe('revoking an API key', () => {
  it('closes it at once and keeps the first moment when done again', async () => {
    const { ctx } = await makePerson();
    const { id, key } = await createApiKey(ctx, input());
    await authenticate(bearer(key));
    const first = await revokeApiKey(ctx, { id });
    await expect(async () => authenticate(bearer(key))).rejects.toThrow(refused('invalid-key', /revoked/));
    expect(await revokeApiKey(ctx, { id })).toEqual(first);
  });

  it('tells every process that listens', async () => {
    const { ctx } = await makePerson();
    const { id } = await createApiKey(ctx, input());
    const { promise: heard, resolve } = Promise.withResolvers<string>();
    const listening = await database().sql.listen('bellwether', resolve);
    await revokeApiKey(ctx, { id });
    expect(JSON.parse(await heard)).toEqual({ kind: 'key', id });
    await listening.unlisten();
  });

  it("is 404 for another's key, which stays open", async () => {
    const [owner, other] = await Promise.all([makePerson(), makePerson('admin')]);
    const { id, key } = await createApiKey(owner.ctx, input());
    await expect(revokeApiKey(other.ctx, { id })).rejects.toThrow(refused('not-found', /API key/));
    await expect(revokeApiKey(other.ctx, { id: 'key_none' })).rejects.toThrow(refused('not-found', /API key/));
    expect(await authenticate(bearer(key))).toMatchObject({ kind: 'key', keyId: id });
    expect(await listApiKeys(other.ctx)).toEqual([]);
  });
});

describe('the last use of an API key', () => {
  const lastUsed = async (id: string) => {
    const [row] = await database().db.select().from(apiKeys).where(eq(apiKeys.id, id));
    return row!.lastUsedAt?.getTime() ?? null;
  };

  it('is written for all keys in one go, and never moves back', async () => {
    const { ctx } = await makePerson();
    const [one, two] = [await createApiKey(ctx, input()), await createApiKey(ctx, input())];
    noteKeyUse(one.id, 1_900_000_000_500);
    noteKeyUse(two.id, 1_900_000_001_000);
    noteKeyUse('key_gone', 1);
    await flushKeyUse();
    expect([await lastUsed(one.id), await lastUsed(two.id)]).toEqual([1_900_000_000_500, 1_900_000_001_000]);
    noteKeyUse(one.id, 1_800_000_000_000);
    await flushKeyUse();
    expect(await lastUsed(one.id)).toBe(1_900_000_000_500);
  });

  it('is written ten seconds after the first use, once for all that came meanwhile', async () => {
    const { ctx } = await makePerson();
    const { id } = await createApiKey(ctx, input());
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    noteKeyUse(id, 1_900_000_000_000);
    vi.advanceTimersByTime(9_000);
    noteKeyUse(id, 1_900_000_009_000);
    expect(vi.getTimerCount()).toBe(1);
    expect(await lastUsed(id)).toBeNull();
    vi.advanceTimersByTime(1_000);
    vi.useRealTimers();
    await expect.poll(() => lastUsed(id), { timeout: 10_000 }).toBe(1_900_000_009_000);
  });

  it('is written later when the database refuses it now', async () => {
    const { ctx } = await makePerson();
    const { id } = await createApiKey(ctx, input());
    const { sql } = database();
    await sql`alter table api_keys rename to api_keys_away`;
    noteKeyUse(id, 1_900_000_000_000);
    await flushKeyUse();
    await sql`alter table api_keys_away rename to api_keys`;
    await flushKeyUse();
    expect(await lastUsed(id)).toBe(1_900_000_000_000);
  });
});
