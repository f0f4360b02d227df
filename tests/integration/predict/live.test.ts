import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { freePort } from '#db/free-port';
import { type Change, listenForChanges } from '#db/listen';
import { env } from '#lib/env';
import { openServedModels, type ServedModels } from '#lib/inference/served-models';
import { followChanges } from '#lib/registry/live';
import { makePerson } from '#tests/integration/auth/people';
import { positiveClass } from '#tests/support/onnx-fixtures';
import { addVersion, serve } from './served.ts';

const { db, sql } = database();
const soon = { timeout: 15_000, interval: 20 };

/** Cuts every connection that listens, as a restart of PostgreSQL or of the network would. */
const cutListeners = () => sql`
  select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and query ilike 'listen%' and pid <> pg_backend_pid()`;

describe('the models a process serves', () => {
  let served: ServedModels;
  let modelId: string;
  let owner: Awaited<ReturnType<typeof makePerson>>;

  /** Known models are given at once, not by promise: no call asks the database for them. */
  const isAtHand = async () => {
    await served.model('tree');
    return !(served.model('tree') instanceof Promise);
  };
  const inProduction = async () => (await served.version((await served.model('tree'))!, {}))?.number;
  /** What another process does when it moves the alias. */
  const moveElsewhere = (number: number) => sql`
    with moved as (
      insert into alias_changes (id, model_id, alias, version_id, changed_by)
      select 'alc_' || clock_timestamp()::text, model_id, 'production', id, created_by from versions
      where model_id = ${modelId} and number = ${number} returning model_id
    ) select pg_notify('bellwether', json_build_object('kind', 'model', 'id', model_id)::text) from moved`;

  beforeAll(async () => {
    owner = await makePerson('engineer');
    ({ modelId } = await serve(owner.ctx, 'tree', { bytes: positiveClass() }));
    await addVersion(owner.ctx, 'tree', 2, { bytes: positiveClass() });
    followChanges();
    served = openServedModels(db);
  }, 60_000);
  afterAll(() => followChanges().stop());
  beforeEach(async () => {
    await expect.poll(isAtHand, soon).toBe(true);
  });

  test('are kept at hand, also where the first call comes long after the process began to listen', async () => {
    const late = openServedModels(db);
    await late.model('tree');
    expect(late.model('tree')).not.toBeInstanceOf(Promise);
  });

  test('follow an alias that another process moved', async () => {
    for (const number of [2, 1]) {
      await moveElsewhere(number);
      await expect.poll(inProduction, soon).toBe(number);
      expect(await isAtHand()).toBe(true);
    }
  });

  test('follow what another process changed about who may see them', async () => {
    await sql`update models set visibility = 'private' where id = ${modelId}`;
    await sql`select pg_notify('bellwether', ${JSON.stringify({ kind: 'model', id: modelId })})`;
    await expect.poll(async () => (await served.model('tree'))?.visibility, soon).toBe('private');
  });

  test('are asked of the database while changes may be missed, so that nothing old is served', async () => {
    await cutListeners();
    await sql`update models set visibility = 'everyone' where id = ${modelId}`;
    await expect.poll(async () => (await served.model('tree'))?.visibility, soon).toBe('everyone');
    await expect.poll(isAtHand, soon).toBe(true);
    await moveElsewhere(2);
    await expect.poll(inProduction, soon).toBe(2);
  });

  test('still follow the settings of a model whose new version cannot be loaded', async () => {
    const { id } = await addVersion(owner.ctx, 'tree', 3, { bytes: positiveClass() });
    await sql`update versions set graph_sha256 = ${'0'.repeat(64)} where id = ${id}`;
    await sql`update models set visibility = 'private' where id = ${modelId}`;
    await moveElsewhere(3);
    const refusal = () => inProduction().catch((error: { code: string }) => error.code);
    await expect.poll(refusal, soon).toBe('unavailable');
    expect((await served.model('tree'))?.visibility).toBe('private');
    await moveElsewhere(1);
    await expect.poll(inProduction, soon).toBe(1);
  });

  test('are gone when they were deleted elsewhere', async () => {
    await sql`update models set deleted_at = now() where id = ${modelId}`;
    await sql`select pg_notify('bellwether', ${JSON.stringify({ kind: 'model', id: modelId })})`;
    await expect.poll(() => served.model('tree'), soon).toBe(null);
  });
});

describe('listening', () => {
  /** A way to PostgreSQL that can be shut and opened. */
  async function gateTo(url: URL) {
    const port = await freePort();
    let server: Server | undefined;
    const sockets = new Set<Socket>();
    const through = (socket: Socket) => {
      const up = connect(Number(url.port), url.hostname);
      for (const each of [socket, up]) {
        sockets.add(each);
        each.on('error', () => {});
        each.on('close', () => {
          socket.destroy();
          up.destroy();
        });
      }
      socket.pipe(up).pipe(socket);
    };
    const gated = new URL(url.href);
    gated.port = String(port);
    return {
      url: gated.href,
      open: () =>
        new Promise<void>((done) => {
          server = createServer(through).listen(port, gated.hostname, done);
        }),
      shut: async () => {
        const closed = new Promise((resolve) => server?.close(resolve));
        for (const socket of sockets) socket.destroy();
        await closed;
      },
    };
  }
  const heardBy = (url: string) => {
    const heard: Change[] = [];
    const trust: boolean[] = [];
    const { stop } = listenForChanges(url, {
      onChange: (change) => heard.push(change),
      onTrust: (now) => trust.push(now),
    });
    return { heard, trust, stop };
  };
  const tell = (id: string) => sql`select pg_notify('bellwether', ${JSON.stringify({ kind: 'key', id })})`;

  test('hears each change once, whatever else is said on the channel', async () => {
    const { heard, trust, stop } = heardBy(env.DATABASE_URL);
    await expect.poll(() => trust, soon).toEqual([true]);
    for (const junk of ['', '{', '{"kind":"model"}', '[]', 'null']) await sql`select pg_notify('bellwether', ${junk})`;
    await tell('key_1');
    await expect.poll(() => heard, soon).toEqual([{ kind: 'key', id: 'key_1' }]);
    await stop();
  });

  test('begins when the database comes, loses trust when it goes, and hears each change once when it is back', async () => {
    const gate = await gateTo(new URL(env.DATABASE_URL));
    const { heard, trust, stop } = heardBy(gate.url);
    // Long enough for several tries.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(trust).toEqual([]);
    await gate.open();
    await expect.poll(() => trust.at(-1), soon).toBe(true);
    await tell('key_2');
    await expect.poll(() => heard.length, soon).toBeGreaterThan(0);
    await gate.shut();
    await expect.poll(() => trust.at(-1), soon).toBe(false);
    await gate.open();
    await expect.poll(() => trust.at(-1), soon).toBe(true);
    await tell('key_3');
    await expect.poll(() => heard.at(-1), soon).toEqual({ kind: 'key', id: 'key_3' });
    expect(heard).toHaveLength(2);
    await stop();
    await gate.shut();
  });
});
