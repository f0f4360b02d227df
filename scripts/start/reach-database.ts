import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { PlainFailure } from './screen.ts';

/** Makes sure the database at `url` answers, trying for `patienceMs`. Throws one line, without the password. */
export async function reachDatabase(url: string, patienceMs = 0): Promise<void> {
  const place = placeOf(url);
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const error = await tryOnce(url);
    if (!error) return;
    if (Date.now() >= deadline) throw new PlainFailure(explain(error, place));
    await sleep(500);
  }
}

function placeOf(url: string): URL {
  const place = URL.parse(url);
  if (place && /^postgres(ql)?:$/.test(place.protocol) && place.hostname) return place;
  throw new PlainFailure('DATABASE_URL is not of the form postgres://user:password@host:5432/name. Correct it.');
}

async function tryOnce(url: string): Promise<{ code: string; message: string } | null> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await sql`select 1`;
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { code, message: error instanceof Error ? error.message : String(error) };
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function explain({ code, message }: { code: string; message: string }, place: URL): string {
  const server = `${place.hostname}:${place.port || 5432}`;
  const user = decodeURIComponent(place.username) || 'this user';
  const name = decodeURIComponent(place.pathname.slice(1));
  switch (code) {
    case '28P01':
    case '28000':
      return `DATABASE_URL: PostgreSQL at ${server} refuses ${user} (wrong user or password). Correct it.`;
    case '3D000':
      return `DATABASE_URL: PostgreSQL at ${server} has no database "${name}". Create it, or correct the name.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `DATABASE_URL: there is no host "${place.hostname}". Correct it.`;
    case 'ECONNREFUSED':
    case 'CONNECT_TIMEOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return `DATABASE_URL: no PostgreSQL answers at ${server}. Start it, or correct the address.`;
    default:
      return `DATABASE_URL: PostgreSQL at ${server} cannot be used (${code || message}). Correct it.`;
  }
}
