import { fork } from 'node:child_process';
import { once } from 'node:events';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { stripeMeterEvents } from '#db/schema/billing';
import { meterUsage } from '#lib/billing/metering/meter-usage';
import { queueMeterEvents } from '#lib/billing/stripe/queue-meter-events';
import { resendMeterEvents } from '#lib/billing/stripe/resend-meter-events';
import { sendMeterEvents, waitingQuery } from '#lib/billing/stripe/send-meter-events';
import { makePerson } from '#tests/integration/auth/people';
import { customerAtStripe, meterEventsOf } from '#tests/integration/billing/stripe-world';
import { addAnswered } from '#tests/integration/usage/calls';
import { until } from '#tests/support/until';

const fake = await vi.hoisted(async () => (await import('#tests/integration/billing/stripe-set-up')).setUpStripe());
afterAll(() => fake.close());

const hourMs = 3_600_000;
const twoHoursAgo = Math.floor(Date.now() / hourMs) * hourMs - 2 * hourMs;
const { db } = database();

beforeEach(async () => {
  fake.mend();
  await db.delete(stripeMeterEvents);
});

let customersMade = 0;
async function customer() {
  const id = `cus_meter${++customersMade}`;
  fake.account.customers.set(id, { id, object: 'customer' } as never);
  return { ...(await customerAtStripe(id)), stripeId: id };
}

const use = (userId: string, units: number, atMs = twoHoursAgo) =>
  addAnswered([{ atMs, userId, modelId: 'mdl_a', versionId: null, units }]);

/** A customer with something to be told of. */
async function customerWith(units: number, atMs?: number) {
  const made = await customer();
  await use(made.id, units, atMs);
  await meterUsage(db);
  return made;
}

const noRest = () => ({ failures: 0, untilMs: 0 });
const send = () => sendMeterEvents(db, noRest());
const sentOf = async (userId: string) =>
  (await meterEventsOf(userId)).map(({ sentAt, problem }) => [sentAt !== null, problem]);
const meterCalls = () => fake.calls.filter(({ path }) => path.endsWith('/meter_events'));

test('metering writes what Stripe is told: an event of each hour of each customer that Stripe knows', async () => {
  const known = await customer();
  const unknown = await makePerson();
  await addAnswered(
    [known.id, unknown.id].flatMap((userId) =>
      [twoHoursAgo, twoHoursAgo + 1, twoHoursAgo - hourMs].map((atMs, i) => ({
        atMs,
        userId,
        modelId: `mdl_${i}`,
        versionId: null,
        units: 5 + i,
        cached: i === 1,
      })),
    ),
  );
  await meterUsage(db);
  expect((await meterEventsOf(known.id)).map(({ hour, units }) => [hour.getTime(), units])).toEqual([
    [twoHoursAgo - hourMs, 7],
    [twoHoursAgo, 11],
  ]);
  expect(await meterEventsOf(unknown.id)).toEqual([]);
});

test('metering that is undone leaves nothing to tell', async () => {
  const { id } = await customer();
  await use(id, 3);
  const undone = db.transaction(async (tx) => {
    await queueMeterEvents(tx, 0, 1_000_000);
    throw new Error('killed');
  });
  await expect(undone).rejects.toThrow('killed');
  expect(await meterEventsOf(id)).toEqual([]);
  await meterUsage(db);
  expect(await meterEventsOf(id)).toMatchObject([{ units: 3 }]);
});

test('what comes within an hour is one event, until it was tried to send it; then it is another one', async () => {
  const { id, stripeId } = await customerWith(3);
  await use(id, 4);
  await meterUsage(db);
  expect(await meterEventsOf(id)).toMatchObject([{ units: 7 }]);
  fake.fail(/meter_events/, 'cut', 2);
  await send();
  await use(id, 5);
  await meterUsage(db);
  expect((await meterEventsOf(id)).map(({ units }) => units).sort()).toEqual([5, 7]);
  await send();
  expect(fake.account.unitsOf(stripeId)).toBe(12);
});

test('the hour that is not over is not sent yet', async () => {
  const { id } = await customerWith(3, Date.now());
  await send();
  expect(await sentOf(id)).toEqual([[false, null]]);
});

test('killed after Stripe took an event and before that was kept, it is sent again, known again, and counted once', async () => {
  const { id, stripeId } = await customerWith(9);
  fake.fail(/meter_events/, { slowMs: 1_500 });
  const before = meterCalls().length;
  const child = fork('tests/integration/billing/stripe-sender.ts', { stdio: 'ignore', env: process.env });
  await until(() => meterCalls().length > before);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await until(() => fake.account.unitsOf(stripeId) === 9);
  expect(await sentOf(id)).toEqual([[false, null]]);
  await until(async () => (await send()).delivered === 1);
  expect(meterCalls().length).toBe(before + 2);
  expect([await sentOf(id), fake.account.unitsOf(stripeId)]).toEqual([[[true, null]], 9]);
});

test('killed before Stripe got an event, it is sent the next time', async () => {
  const { id, stripeId } = await customerWith(6);
  await db.update(stripeMeterEvents).set({ attemptedAt: new Date() }).where(eq(stripeMeterEvents.userId, id));
  await send();
  expect([await sentOf(id), fake.account.unitsOf(stripeId)]).toEqual([[[true, null]], 6]);
});

test('an answer that is lost leaves the event waiting or delivered, never counted twice', async () => {
  const { id, stripeId } = await customerWith(8);
  fake.fail(/meter_events/, 'cut-after', 2);
  await send();
  await send();
  expect([await sentOf(id), fake.account.unitsOf(stripeId)]).toEqual([[[true, null]], 8]);
});

test('two workers at once send each event once', async () => {
  const made = await Promise.all(Array.from({ length: 12 }, (_, i) => customerWith(i + 1)));
  const before = meterCalls().length;
  await Promise.all([send(), send(), send()]);
  await send();
  expect(meterCalls().length - before).toBe(12);
  expect(made.map(({ stripeId }) => fake.account.unitsOf(stripeId))).toEqual(made.map((_, i) => i + 1));
});

test.each([429, 500, 401, 'cut'] as const)(
  'a Stripe that answers %s leaves events waiting, is left in peace, and gets them later',
  async (fault) => {
    const { id, stripeId } = await customerWith(2);
    fake.fail(/meter_events/, fault, 2);
    const rest = noRest();
    await sendMeterEvents(db, rest);
    expect(await sentOf(id)).toEqual([[false, null]]);
    expect(rest).toMatchObject({ failures: 1 });
    const before = fake.calls.length;
    await sendMeterEvents(db, rest);
    expect(fake.calls.length).toBe(before);
    fake.mend();
    rest.untilMs = 0;
    expect(await sendMeterEvents(db, rest)).toEqual({ delivered: 1 });
    expect([await sentOf(id), fake.account.unitsOf(stripeId), rest.failures]).toEqual([[[true, null]], 2, 0]);
  },
);

test('what Stripe will never take keeps its problem and holds up nobody; mended, finance lets it be sent again', async () => {
  const gone = await customerWith(4);
  const old = await customerWith(4, twoHoursAgo - 40 * 24 * hourMs);
  const fine = await customerWith(4);
  fake.account.customers.delete(gone.stripeId);
  await send();
  expect(await sentOf(gone.id)).toEqual([[false, expect.stringContaining('No such customer')]]);
  expect(await sentOf(old.id)).toEqual([[false, expect.stringContaining('timestamp')]]);
  expect(await sentOf(fine.id)).toEqual([[true, null]]);

  fake.account.customers.set(gone.stripeId, { id: gone.stripeId, object: 'customer' } as never);
  const { ctx } = await makePerson('finance');
  expect(await resendMeterEvents(ctx)).toEqual({ waiting: 2 });
  await send();
  expect([await sentOf(gone.id), fake.account.unitsOf(gone.stripeId)]).toEqual([[[true, null]], 4]);
});

test('a meter that does not exist is for people to mend: events wait for it', async () => {
  const { id } = await customerWith(4);
  const [meter] = fake.account.meters.splice(0);
  await send();
  expect(await sentOf(id)).toEqual([[false, null]]);
  fake.account.meters.push(meter!);
  await send();
  expect(await sentOf(id)).toEqual([[true, null]]);
});

test('an event that may be at Stripe is not sent again once Stripe would not know it again', async () => {
  const { id, stripeId } = await customerWith(4);
  const yesterday = new Date(Date.now() - 24 * hourMs);
  await db.update(stripeMeterEvents).set({ attemptedAt: yesterday }).where(eq(stripeMeterEvents.userId, id));
  await send();
  expect(await sentOf(id)).toEqual([[false, expect.stringContaining('may or may not have it')]]);
  const { ctx } = await makePerson('finance');
  expect(await resendMeterEvents(ctx)).toEqual({ waiting: 0 });
  expect(fake.account.unitsOf(stripeId)).toBe(0);
});

test('a customer that was deleted at Stripe is told of no more', async () => {
  const { id } = await customerWith(4);
  await db.execute(sql`update customers set stripe_customer_id = null where user_id = ${id}`);
  await send();
  expect(await sentOf(id)).toEqual([[false, 'The customer was deleted at Stripe.']]);
});

test('what waits is found by its index, however much was sent', async () => {
  await db.execute(sql`
    insert into stripe_meter_events (identifier, user_id, hour, units, sent_at)
    select 'sent_' || n, 'usr_' || n % 100, now() - n * interval '1 second', 1, now() from generate_series(1, 20000) n`);
  await db.execute(sql`analyze stripe_meter_events`);
  const plan = await db.execute(sql`explain ${waitingQuery(500)}`);
  expect(JSON.stringify(plan)).toContain('stripe_meter_events_waiting');
});
