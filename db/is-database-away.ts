/** Codes of postgres.js, of the network, and of a PostgreSQL that starts, stops or writes nothing for now. */
const codes = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'EPIPE',
  '25006',
  '57P01',
  '57P02',
  '57P03',
]);

/** SQLSTATE classes: connection exception; insufficient resources (disk, memory, connections). */
const classes = new Set(['08', '53']);

/** Whether the error means that the database cannot serve anyone now, as opposed to having refused a statement. */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause: unknown = error, depth = 0; cause instanceof Object && depth < 5; depth++) {
    const code: unknown = Reflect.get(cause, 'code');
    if (typeof code === 'string' && (codes.has(code) || classes.has(code.slice(0, 2)))) return true;
    // No socket there; of any other missing file it says nothing.
    if (code === 'ENOENT' && Reflect.get(cause, 'syscall') === 'connect') return true;
    cause = Reflect.get(cause, 'cause');
  }
  return false;
}
