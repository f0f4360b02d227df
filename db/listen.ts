import postgres from 'postgres';
import { z } from 'zod';

export const Change = z.object({
  kind: z.enum(['model', 'key', 'session', 'user', 'plan', 'async-prediction', 'answers']),
  id: z.string(),
});
export type Change = z.infer<typeof Change>;

const CHANNEL = 'bellwether';
const PING_EVERY_MS = 2_000;

/** A process's ear for what other processes commit: `select pg_notify('bellwether', '{"kind":…,"id":…}')`. */
export type Listening = { stop(): Promise<void> };

/**
 * Calls `onChange` for every change committed from now on. `onTrust(false)` says that changes may be missed (the
 * connection is gone: a ping sent to ourselves did not come back), `onTrust(true)` that none are missed from here on.
 */
export function listenForChanges(
  url: string,
  handlers: { onChange: (change: Change) => void; onTrust: (trusted: boolean) => void },
): Listening {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {}, backoff: () => 0.5 });
  let pongAt = Number.NEGATIVE_INFINITY;
  let trusted = false;

  const trust = (now: boolean) => {
    if (now !== trusted) handlers.onTrust(now);
    trusted = now;
  };
  const hear = (payload: string) => {
    if (payload === 'ping') {
      pongAt = performance.now();
      return trust(true);
    }
    const change = Change.safeParse(parseJson(payload));
    if (change.success) handlers.onChange(change.data);
  };
  const ping = () => sql.notify(CHANNEL, 'ping').catch(() => {});
  // Listening anew means that something may have been missed in between.
  const heard = () => {
    trust(false);
    void ping();
  };

  // Fails where the database is away now; the driver goes on trying, at once as after every loss of the connection.
  sql.listen(CHANNEL, hear, heard).catch(() => {});
  const timer = setInterval(() => {
    if (performance.now() - pongAt > 2.5 * PING_EVERY_MS) trust(false);
    void ping();
  }, PING_EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await sql.end({ timeout: 1 });
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
