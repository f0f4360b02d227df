import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { revokeApiKey } from '#lib/auth/api-keys/revoke-api-key';
import { followChanges } from '#lib/registry/live';
import { setAlias } from '#lib/registry/set-alias';
import { makePerson, sessionCookieOf } from '#tests/integration/auth/people';
import {
  imageClassifier,
  namedColumns,
  positiveClass,
  textClassifier,
  zipMapClassifier,
} from '#tests/support/onnx-fixtures';
import { type Called, call, keyOf, ledgerRows } from './caller.ts';
import { type Door, doors } from './doors.ts';
import { addVersion, iris, serve, setosa, virginica } from './served.ts';

let owner: Awaited<ReturnType<typeof makePerson>>;
let caller: Awaited<ReturnType<typeof makePerson>>;
let key: string;

beforeAll(async () => {
  followChanges();
  owner = await makePerson('engineer');
  caller = await makePerson('admin');
  ({ key } = await keyOf(caller.ctx, { limit: 'none' }));
  await serve(owner.ctx, 'iris', await iris());
  const columns = [
    { name: 'age', type: 'integer', min: 0, max: 120 },
    { name: 'income', type: 'number', default: null },
    { name: 'city', type: 'category', categories: ['Delft', 'Oslo'] },
  ];
  const claims = { task: 'classification', labels: ['no', 'yes'], features: columns };
  await serve(owner.ctx, 'claims', { bytes: namedColumns(), manifest: claims });
  const text = { task: 'text-classification', labels: ['bad', 'good'], features: [{ name: 'text', type: 'text' }] };
  await serve(owner.ctx, 'sentiment', { bytes: textClassifier(), manifest: text });
  const picture = { name: 'image', type: 'image', width: 8, height: 8, channels: 1, fit: 'fill' };
  const digits = { task: 'image-classification', labels: ['a', 'b', 'c'], features: [picture] };
  await serve(owner.ctx, 'digits', { bytes: imageClassifier(), manifest: digits });
  await serve(owner.ctx, 'secret', { bytes: positiveClass() }, { visibility: 'private' });
}, 120_000);

afterAll(() => followChanges().stop());

describe.each(Object.entries(doors))('%s', (_, open) => {
  let door: Door;
  beforeAll(async () => {
    door = await open();
  });
  afterAll(() => door.close());

  const predict = (body: object, sent: Parameters<typeof call>[2] = {}) => call(door.url, body, { key, ...sent });

  /** Refused with that status, as a problem, without a trace of our code, and nothing in the ledger. */
  async function expectRefusal(answer: Called, status: number, code: string) {
    expect(answer.body).toMatchObject({ status, code, requestId: answer.requestId });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('x-request-id')).toBe(answer.requestId);
    expect(answer.text).not.toMatch(/ at .*:\d+:\d+|node_modules|\.ts\b/);
    expect(await ledgerRows(answer.requestId)).toEqual([]);
  }

  describe('answers', () => {
    test('a row with label, score and probabilities, and records it', async () => {
      const { status, headers, body, requestId } = await predict({ model: 'iris', input: setosa, subject: 'flower 1' });
      expect(status).toBe(200);
      expect(body).toEqual({
        id: expect.stringMatching(/^pred_/),
        model: 'iris',
        version: 1,
        predictions: [
          {
            label: 'setosa',
            score: expect.closeTo(1, 5),
            probabilities: { setosa: expect.closeTo(1, 5), versicolor: 0, virginica: 0 },
          },
        ],
        units: 1,
        cached: false,
      });
      const rows = await ledgerRows(requestId);
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({
        id: body.id,
        userId: caller.id,
        keyId: expect.stringMatching(/^key_/),
        units: 1,
        cached: false,
        subject: 'flower 1',
        inputs: [setosa],
        outputs: body.predictions,
      });
      expect(headers.get('content-type')).toBe('application/json');
      expect(headers.get('cache-control')).toBe('no-store');
      const stages = headers.get('server-timing')!.split(', ');
      expect(stages.map((stage) => stage.replace(/;dur=\d+\.\d+$/, ''))).toEqual([
        'admit',
        'resolve',
        'decode',
        'run',
        'record',
      ]);
    });

    test('rows in the order they came, one unit each', async () => {
      const inputs = Array.from({ length: 300 }, (_, index) => (index % 3 === 0 ? virginica : setosa));
      const { body, requestId } = await predict({ model: 'iris', inputs });
      expect(body.units).toBe(300);
      expect(body.predictions!.map(({ label }) => label)).toEqual(
        inputs.map((row) => (row === setosa ? 'setosa' : 'virginica')),
      );
      expect(await ledgerRows(requestId)).toMatchObject([{ units: 300 }]);
    });

    test('many callers at once, each with their own rows', async () => {
      const rows = Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? virginica : setosa));
      const answers = await Promise.all(rows.map((input) => predict({ model: 'iris', input })));
      expect(answers.map(({ body }) => body.predictions![0]!.label)).toEqual(
        rows.map((row) => (row === setosa ? 'setosa' : 'virginica')),
      );
    });

    test('a picture and a text sent as a file', async () => {
      const form = new FormData();
      form.set('model', 'digits');
      form.set('subject', 'page 7');
      const png = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#ffffff' } })
        .png()
        .toBuffer();
      form.set('file', new Blob([png], { type: 'image/png' }), 'seven.png');
      const { status, body, requestId } = await predict({}, { raw: form });
      expect([status, body.units]).toEqual([200, 1]);
      expect(await ledgerRows(requestId)).toMatchObject([
        { subject: 'page 7', inputs: [{ image: `[image, ${png.length} bytes]` }] },
      ]);
      const asBase64 = await predict({ model: 'digits', input: { image: png.toString('base64') } });
      expect(asBase64.body.predictions).toEqual(body.predictions);
      const textForm = new FormData();
      textForm.set('model', 'sentiment');
      textForm.set('file', new Blob(['good']), 'review.txt');
      expect((await predict({}, { raw: textForm })).body.predictions).toMatchObject([{ label: 'good' }]);
    });

    test('with the version or alias asked for', async () => {
      const slug = `chosen-${door.url.match(/:(\d+)\//)![1]}`;
      await serve(owner.ctx, slug, { bytes: zipMapClassifier() });
      await addVersion(owner.ctx, slug, 2, { bytes: positiveClass() });
      await setAlias(owner.ctx, { slug, alias: 'challenger', version: 2 });
      const versionOf = async (choice: object, input: object) =>
        (await predict({ model: slug, input, ...choice })).body.version;
      const row = { feature_1: 1, feature_2: 2 };
      expect(await versionOf({}, row)).toBe(1);
      expect(await versionOf({ version: 1 }, row)).toBe(1);
      expect(await versionOf({ version: 2 }, row)).toBe(2);
      expect(await versionOf({ alias: 'challenger' }, row)).toBe(2);
      await expectRefusal(await predict({ model: slug, input: row, version: 3 }), 404, 'not-found');
      await expectRefusal(await predict({ model: slug, input: row, alias: 'nobody' }), 404, 'not-found');
      await expectRefusal(await predict({ model: slug, input: row, version: 1, alias: 'production' }), 422, 'invalid');
    });

    test('again from the cache where the owner wants it, marked and recorded as any other', async () => {
      const slug = `cached-${door.url.match(/:(\d+)\//)![1]}`;
      const latencyMs = { one: { p50: 1, p95: 1.5 }, thirtyTwo: { p50: 1, p95: 1.5 } };
      await serve(owner.ctx, slug, { bytes: positiveClass(), certificate: { latencyMs } }, { cacheTtlS: 60 });
      const first = await predict({ model: slug, input: { feature_1: 1, feature_2: 2 } });
      const second = await predict({ model: slug, input: { feature_2: 2, feature_1: 1 } });
      expect([first.body.cached, second.body.cached]).toEqual([false, true]);
      expect(second.body.predictions).toEqual(first.body.predictions);
      expect(await ledgerRows(second.requestId)).toMatchObject([
        { cached: true, units: 1, outputs: first.body.predictions },
      ]);
    });

    test('under the caller’s own request id and trace', async () => {
      const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
      const { headers, requestId } = await predict({ model: 'iris', input: setosa }, { headers: { traceparent } });
      expect([headers.get('x-request-id'), headers.get('traceparent')]).toEqual([requestId, traceparent]);
    });
  });

  describe('refuses at its place (422)', () => {
    const { petal_width: _left, ...three } = setosa;
    test.each<[string, object, string[]]>([
      ['a missing feature', { model: 'iris', input: three }, ['/input/petal_width']],
      ['an unknown feature', { model: 'iris', input: { ...setosa, colour: 1 } }, ['/input/colour']],
      ['a wrong type', { model: 'iris', input: { ...setosa, petal_width: '0.2' } }, ['/input/petal_width']],
      ['null', { model: 'iris', input: { ...setosa, petal_width: null } }, ['/input/petal_width']],
      ['a number out of range', { model: 'iris', input: { ...setosa, petal_width: 31 } }, ['/input/petal_width']],
      ['the bad row of many', { model: 'iris', inputs: [setosa, three, setosa] }, ['/inputs/1/petal_width']],
      ['a category nobody knows', { model: 'claims', input: { age: 1, city: 'Paris' } }, ['/input/city']],
      ['a fraction', { model: 'claims', input: { age: 1.5, city: 'Oslo' } }, ['/input/age']],
      ['every problem at once', { model: 'claims', input: { age: -1, city: 7 } }, ['/input/age', '/input/city']],
      ['half of a surrogate pair', { model: 'sentiment', input: { text: '\ud800' } }, ['/input/text']],
      ['a text of 1 MB', { model: 'sentiment', input: { text: 'x'.repeat(1_000_000) } }, ['/input/text']],
      ['an image that is none', { model: 'digits', input: { image: 'not an image' } }, ['/input/image']],
      ['no row', { model: 'iris' }, ['']],
      ['no rows', { model: 'iris', inputs: [] }, ['/inputs']],
      ['a row and rows', { model: 'iris', input: setosa, inputs: [setosa] }, ['']],
      ['rows that are no rows', { model: 'iris', inputs: [1] }, ['/inputs/0']],
      ['no model', { input: setosa }, ['/model']],
      ['a field nobody knows', { model: 'iris', input: setosa, colour: 1 }, ['']],
      ['a subject with control characters', { model: 'iris', input: setosa, subject: 'a\0b' }, ['/subject']],
      ['a body that is a list', [setosa], ['']],
    ])('%s', async (_, body, pointers) => {
      const answer = await predict(body);
      await expectRefusal(answer, 422, 'invalid');
      expect(answer.body.errors!.map(({ pointer }) => pointer)).toEqual(pointers);
    });

    test('infinity, as JSON can write it', async () => {
      const raw = JSON.stringify({ model: 'iris', input: setosa }).replace('5.1', '1e999');
      await expectRefusal(await predict({}, { raw }), 422, 'invalid');
    });
  });

  describe('refuses', () => {
    test.each<[string, number, string, BodyInit]>([
      ['bad JSON', 400, 'bad-json', '{"model":"iris"'],
      ['NaN', 400, 'bad-json', '{"model":"iris","input":{"sepal_length":NaN}}'],
      ['an empty body', 400, 'bad-json', ''],
      ['a form that is none', 400, 'bad-json', '--XX\r\n'],
      ['a model nobody knows', 404, 'not-found', '{"model":"nothing","input":{}}'],
      ['a million rows', 413, 'too-large', `{"model":"iris","inputs":[${'{},'.repeat(999_999)}{}]}`],
      ['a body over the limit', 413, 'too-large', `{"model":"iris","input":"${'x'.repeat(11_000_000)}"}`],
    ])('%s with %d', async (_, status, code, raw) => expectRefusal(await predict({}, { raw }), status, code));

    test('a body over the limit whose length nobody announced with 413', async () => {
      const chunk = new Uint8Array(1024 * 1024).fill(32);
      let sent = 0;
      const raw = new ReadableStream({ pull: (stream) => (sent++ < 12 ? stream.enqueue(chunk) : stream.close()) });
      await expectRefusal(await predict({}, { raw }), 413, 'too-large');
    });

    test('another type of body with 415', async () => {
      const answer = await predict(
        {},
        { raw: 'model=iris', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      );
      await expectRefusal(answer, 415, 'unsupported-media-type');
    });

    test('a form cut short with 400, and lives on', async () => {
      const raw = '--XX\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc';
      const answer = await predict({}, { raw, headers: { 'content-type': 'multipart/form-data; boundary=XX' } });
      await expectRefusal(answer, 400, 'bad-request');
      expect((await predict({ model: 'iris', input: setosa })).status).toBe(200);
    });

    test('a file that is no image with 422', async () => {
      const form = new FormData();
      form.set('model', 'digits');
      form.set('file', new Blob(['%PDF-1.4']), 'seven.png');
      await expectRefusal(await predict({}, { raw: form }), 422, 'invalid');
    });

    test('what a model answers with NaN with 502: it is no answer', async () => {
      const answer = await predict({ model: 'claims', input: { age: 1, city: 'Oslo' } });
      await expectRefusal(answer, 502, 'model-failed');
    });

    test('another’s private model exactly as one that is not there', async () => {
      const stranger = await keyOf((await makePerson()).ctx);
      const secret = await predict({ model: 'secret', input: {} }, { key: stranger.key });
      const nothing = await predict({ model: 'nothing', input: {} }, { key: stranger.key });
      await expectRefusal(secret, 404, 'not-found');
      expect(secret.text.replace(secret.requestId, '').replace('secret', 'nothing')).toBe(
        nothing.text.replace(nothing.requestId, ''),
      );
      const own = await keyOf(owner.ctx);
      const row = { feature_1: 1, feature_2: 2 };
      expect((await predict({ model: 'secret', input: row }, { key: own.key })).status).toBe(200);
    });
  });

  describe('lets in', () => {
    const body = { model: 'iris', input: setosa };

    test('nobody without a key, nor with a wrong, revoked or expired one', async () => {
      const expired = await keyOf(caller.ctx);
      await database().sql`update api_keys set expires_at = now() - interval '1 second' where id = ${expired.id}`;
      const revoked = await keyOf(caller.ctx);
      expect((await predict(body, { key: revoked.key })).status).toBe(200);
      await revokeApiKey(caller.ctx, { id: revoked.id });
      const typo = key.slice(0, -1) + (key.endsWith('x') ? 'y' : 'x');
      for (const wrong of ['bw_nothing', typo, expired.key, revoked.key]) {
        const answer = await predict(body, { key: wrong });
        await expectRefusal(answer, 401, 'invalid-key');
        expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
      }
      await expectRefusal(await call(door.url, body), 401, 'unauthenticated');
    });

    test('no key without the scope, and none of a disabled person', async () => {
      const other = await keyOf(caller.ctx, { scopes: ['models:read'] });
      await expectRefusal(await predict(body, { key: other.key }), 403, 'forbidden');
      const person = await makePerson('end-user', { disabledAt: new Date() });
      await expectRefusal(await predict(body, { key: (await keyOf(person.ctx)).key }), 401, 'invalid-key');
    });

    test('a browser’s session from this site, and from no other', async () => {
      const person = await makePerson();
      const cookie = await sessionCookieOf(person.id);
      const { origin } = new URL(door.url);
      const own = await call(door.url, body, { headers: { cookie, origin } });
      expect(own.status).toBe(200);
      expect(await ledgerRows(own.requestId)).toMatchObject([{ userId: person.id, keyId: null }]);
      const others: Record<string, string>[] = [{ cookie, origin: 'https://evil.example' }, { cookie }];
      for (const headers of others) {
        await expectRefusal(await call(door.url, body, { headers }), 403, 'cross-site');
      }
    });

    test('so many calls a minute as the key has: 429 says when to come again', async () => {
      const { key: limited } = await keyOf(caller.ctx, { limit: 3 });
      const answers: Called[] = [];
      for (let i = 0; i < 4; i++) answers.push(await predict(body, { key: limited }));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
      expect(answers[0]!.headers.get('ratelimit-policy')).toBe('"minute";q=3;w=60');
      expect(answers.map(({ headers }) => headers.get('ratelimit')!.replace(/t=\d+/, 't'))).toEqual([
        '"minute";r=2;t',
        '"minute";r=1;t',
        '"minute";r=0;t',
        '"minute";r=0;t',
      ]);
      await expectRefusal(answers[3]!, 429, 'rate-limited');
      expect(Number(answers[3]!.headers.get('retry-after'))).toBeGreaterThan(0);
    });
  });

  describe('answered means recorded', () => {
    /** Runs `body` while every write to the ledger waits, then lets go. */
    async function whileLedgerWaits<T>(start: () => Promise<T>, meanwhile: () => Promise<unknown>): Promise<T> {
      const { sql } = database();
      let started!: Promise<T>;
      await sql.begin(async (tx) => {
        await tx`lock table predictions in exclusive mode`;
        started = start();
        for (const deadline = Date.now() + 10_000; ; await sleep(5)) {
          const [waiting] = await sql`
            select from pg_locks where not granted and relation = 'predictions'::regclass`;
          if (waiting) break;
          if (Date.now() > deadline) throw new Error('no call got as far as the ledger');
        }
        await meanwhile();
      });
      return started;
    }

    test('no 200 leaves before its row is committed', async () => {
      let answered = false;
      const { status, requestId } = await whileLedgerWaits(
        () => predict({ model: 'iris', input: setosa }).finally(() => (answered = true)),
        async () => {
          await sleep(50);
          expect(answered).toBe(false);
        },
      );
      expect(status).toBe(200);
      expect(await ledgerRows(requestId)).toHaveLength(1);
    });

    test('a key revoked while its call runs gets 401 and no row', async () => {
      const doomed = await keyOf(caller.ctx);
      const [cut, kept] = await whileLedgerWaits(
        () =>
          Promise.all([
            predict({ model: 'iris', input: setosa }, { key: doomed.key }),
            predict({ model: 'iris', input: setosa }),
          ]),
        () => revokeApiKey(caller.ctx, { id: doomed.id }),
      );
      await expectRefusal(cut, 401, 'invalid-key');
      expect(kept.status).toBe(200);
    });

    test('a ledger that cannot be written to gives 503 with Retry-After, and 200 once it can', async () => {
      const { sql } = database();
      await sql.unsafe(`
        create function disk_full() returns trigger language plpgsql as
          $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$;
        create trigger disk_full before insert on predictions for each statement execute function disk_full();`);
      const answer = await predict({ model: 'iris', input: setosa });
      await sql`drop function disk_full cascade`;
      await expectRefusal(answer, 503, 'unavailable');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await predict({ model: 'iris', input: setosa })).status).toBe(200);
    });

    test('a row that PostgreSQL refuses fails its own call alone', async () => {
      const { sql } = database();
      await sql`alter table predictions add constraint no_13 check (subject <> '13')`;
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, index) => predict({ model: 'iris', input: setosa, subject: String(index) })),
      );
      await sql`alter table predictions drop constraint no_13`;
      expect(answers.map(({ status }) => status)).toEqual(answers.map((_, index) => (index === 13 ? 500 : 200)));
      await expectRefusal(answers[13]!, 500, 'internal');
    });

    test('a failed call is noted with its reason, and never in the ledger', async () => {
      const answer = await predict({ model: 'iris', input: {} });
      await expectRefusal(answer, 422, 'invalid');
      const noted = () => database().sql`select * from failed_calls where request_id = ${answer.requestId}`;
      await expect
        .poll(noted, { timeout: 5_000 })
        .toMatchObject([
          { status: 422, code: 'invalid', user_id: caller.id, detail: expect.stringContaining('/input/sepal_length') },
        ]);
    });
  });

  test('an alias that moves under load fails no call, and afterwards all get the new version', async () => {
    const slug = `moving-${door.url.match(/:(\d+)\//)![1]}`;
    await serve(owner.ctx, slug, { bytes: positiveClass() });
    await addVersion(owner.ctx, slug, 2, { bytes: zipMapClassifier() });
    const answers: { status: number; version: unknown; sentAt: number }[] = [];
    let stop = false;
    const load = Array.from({ length: 8 }, async () => {
      while (!stop) {
        const sentAt = performance.now();
        const { status, body } = await predict({ model: slug, input: { feature_1: 1, feature_2: 2 } });
        answers.push({ status, version: body.version, sentAt });
      }
    });
    const answered = (count: number) => expect.poll(() => answers.length, { timeout: 20_000 }).toBeGreaterThan(count);
    const switchedAt: number[] = [];
    for (const version of [2, 1, 2]) {
      await answered(answers.length + 20);
      await setAlias(owner.ctx, { slug, alias: 'production', version });
      switchedAt.push(performance.now());
    }
    await answered(answers.length + 20);
    stop = true;
    await Promise.all(load);
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    const after = answers.filter(({ sentAt }) => sentAt > switchedAt[2]!);
    expect(new Set(after.map(({ version }) => version))).toEqual(new Set([2]));
    expect(new Set(answers.map(({ version }) => version))).toEqual(new Set([1, 2]));
  });
});
