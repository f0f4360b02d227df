import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { residentBytes } from '#lib/resident-bytes';
import { makePerson } from '#tests/integration/auth/people';
import { watchEach } from '../../../bench/uploads/watch-web.ts';
import { keyOf, ledgerRows } from './caller.ts';
import { iris, serve, setosa } from './served.ts';
import { openStream } from './stream-call.ts';

const count = 200_000;
/** Blanks make it as long as a row of many features. */
const line = `${JSON.stringify(setosa).padEnd(999)}\n`;
let server: ChildProcess;
let port: number;
let key: string;

beforeAll(async () => {
  const owner = await makePerson('admin');
  await serve(owner.ctx, 'iris', await iris());
  ({ key } = await keyOf(owner.ctx, { limit: 'none' }));
  server = fork(fileURLToPath(import.meta.resolve('#tests/integration/predict/predict-server')), { execArgv: [] });
  [port] = (await once(server, 'message')) as [number];
}, 120_000);

afterAll(() => server.kill('SIGKILL'));

/** Sends the lines as they are taken, and gives how many were answered, which are all in their order. */
async function answeredOf(lines: number): Promise<{ answered: number; units: number }> {
  const call = openStream({ port, slug: 'iris', key });
  const hundred = Buffer.from(line.repeat(100));
  const sending = (async () => {
    for (let sent = 0; sent < lines; sent += 100) if (!call.sent.write(hundred)) await once(call.sent, 'drain');
    call.sent.end();
  })();
  let answered = 0;
  for (let next = await call.next(); next; next = await call.next()) {
    if (next.line !== answered + 1 || !next.prediction) throw new Error(`after ${answered}: ${JSON.stringify(next)}`);
    answered++;
  }
  await sending;
  const rows = await ledgerRows(call.requestId);
  return { answered, units: rows.reduce((sum, { units }) => sum + units, 0) };
}

test.skipIf(residentBytes(process.pid) === 0)(
  'the memory of a web process does not grow with the lines of a stream, each of which is answered once and billed once',
  async () => {
    const few = count / 10;
    expect(await answeredOf(few)).toEqual({ answered: few, units: few });
    const watch = watchEach([server.pid!]);
    expect(await answeredOf(few)).toEqual({ answered: few, units: few });
    const [ofFew = 0] = watch.stop();
    const longer = watchEach([server.pid!]);
    expect(await answeredOf(count)).toEqual({ answered: count, units: count });
    const [ofMany = 0] = longer.stop();
    // Of 200 MB; what the garbage collector leaves lying differs by less, also on a busy machine.
    expect(ofMany - ofFew).toBeLessThan(0.75 * count * line.length);
  },
  300_000,
);
