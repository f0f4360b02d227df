import { expect, inject, test } from 'vitest';
import { freePort } from '#db/free-port';
import { reachDatabase } from '#scripts/start/reach-database.ts';

const secret = 'do-not-print-this';

function changed(change: (url: URL) => void): string {
  const url = new URL(inject('adminDatabaseUrl'));
  change(url);
  return url.href;
}

test('a database that answers is fine', async () => {
  await reachDatabase(inject('adminDatabaseUrl'));
});

const noPort = await freePort();
test.each([
  ['a wrong password', changed((url) => (url.password = secret)), /refuses postgres \(wrong user or password\)/],
  ['a wrong name', changed((url) => (url.pathname = '/nowhere')), /has no database "nowhere"/],
  ['nobody there', `postgres://me:${secret}@127.0.0.1:${noPort}/x`, /no PostgreSQL answers at 127\.0\.0\.1/],
  ['an unknown host', `postgres://me:${secret}@nowhere.invalid/x`, /there is no host "nowhere\.invalid"/],
  ['another scheme', `mysql://me:${secret}@127.0.0.1/x`, /not of the form postgres:/],
  ['no address at all', secret, /not of the form postgres:/],
])('%s is one line without the password', async (_, url, line) => {
  const error: unknown = await reachDatabase(url).then(
    () => null,
    (reason: unknown) => reason,
  );
  const message = error instanceof Error ? error.message : '';
  expect(message).toMatch(line);
  expect(message).not.toContain(secret);
  expect(message).not.toContain('\n');
});
