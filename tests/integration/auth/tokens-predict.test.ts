import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { sessions } from '#db/schema/people';
import { predictions } from '#db/schema/usage';
import { endSession } from '#lib/auth/sessions/end-session';
import { oipOperations } from '#lib/http/operations/oip';
import { predictOperation } from '#lib/http/predict-operation';
import { followChanges } from '#lib/registry/live';
import { makePerson } from '#tests/integration/auth/people';
import { tokensAt } from '#tests/integration/auth/tokens-caller';
import { apiDoors } from '#tests/integration/http/api-doors';
import { call, ledgerRows } from '#tests/integration/predict/caller';
import { iris, serve, setosa } from '#tests/integration/predict/served';
import { callOperation } from '#tests/support/call-operation';

const { db } = database();
const rowsOf = (userId: string) => db.select().from(predictions).where(eq(predictions.userId, userId));
const infer = {
  params: { model: 'iris' },
  body: {
    inputs: Object.entries(setosa).map(([name, value]) => ({ name, shape: [1], datatype: 'FP64', data: [value] })),
  },
};
const predict = { body: { model: 'iris', input: setosa } };

let elsewhere: ChildProcess;
let elsewhereUrl: string;
beforeAll(async () => {
  followChanges();
  const owner = await makePerson('engineer');
  await serve(owner.ctx, 'iris', await iris());
  elsewhere = fork(fileURLToPath(import.meta.resolve('#tests/integration/predict/predict-server')), { execArgv: [] });
  const [port] = await once(elsewhere, 'message');
  elsewhereUrl = `http://127.0.0.1:${port}`;
}, 120_000);
afterAll(async () => {
  elsewhere.disconnect();
  await followChanges().stop();
});

describe.each(Object.entries(apiDoors))('through %s', (_, listen) => {
  let door: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    door = await listen();
  });
  afterAll(() => door.close());

  async function signedIn() {
    const person = await makePerson();
    const tokens = await tokensAt(door.url).signedIn(person.email);
    const [session] = await db.select().from(sessions).where(eq(sessions.userId, person.id));
    return { person, tokens, key: tokens.accessToken, sessionId: session!.id };
  }

  test('an access token predicts as its person, over the native path and over /v2', async () => {
    const { person, key } = await signedIn();
    expect(await callOperation(door.url, predictOperation, { ...predict, key })).toMatchObject({ status: 200 });
    const inferred = await callOperation(door.url, oipOperations.infer, { ...infer, key });
    expect(inferred).toMatchObject({ status: 200, body: { model_name: 'iris' } });
    expect(inferred.headers.get('ratelimit')).not.toBeNull();
    expect(await rowsOf(person.id)).toMatchObject([{ keyId: null }, { keyId: null }]);
  });

  test('one whose session was ended behind the back of this process gets no row and no answer', async () => {
    const { person, key, sessionId } = await signedIn();
    expect(await callOperation(door.url, predictOperation, { ...predict, key })).toMatchObject({ status: 200 });
    await db.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, sessionId));
    const refused = await callOperation(door.url, predictOperation, { ...predict, key });
    expect(refused).toMatchObject({ status: 401, body: { code: 'invalid-token' } });
    expect(refused.body).not.toHaveProperty('predictions');
    expect(await callOperation(door.url, oipOperations.infer, { ...infer, key })).toMatchObject({ status: 401 });
    expect(await rowsOf(person.id)).toHaveLength(1);
  });

  test('one that is bad is refused in the form of each protocol', async () => {
    const key = 'bwa_1nonsense';
    expect(await callOperation(door.url, predictOperation, { ...predict, key })).toMatchObject({
      status: 401,
      body: { code: 'invalid-token' },
    });
    const inferred = await callOperation(door.url, oipOperations.infer, { ...infer, key });
    expect(inferred).toMatchObject({ status: 401, body: { error: expect.stringMatching(/access token/) } });
    expect(inferred.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  });

  test('the first call to another process after the session ended here is refused', async () => {
    const { key, sessionId } = await signedIn();
    const url = `${elsewhereUrl}/api/predict`;
    expect(await call(url, predict.body, { key })).toMatchObject({ status: 200 });
    await endSession(db, sessionId);
    const refused = await call(url, predict.body, { key });
    expect(refused).toMatchObject({ status: 401, body: { code: 'invalid-token' } });
    expect(await ledgerRows(refused.requestId)).toEqual([]);
  });
});
