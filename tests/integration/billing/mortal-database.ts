import { drizzle } from 'drizzle-orm/postgres-js';
import { type Database, database, type Sql } from '#db/client';

export class Crash extends Error {}

/**
 * The process's database as somebody has it who dies at the `lives`-th step from now: before a statement, before a commit,
 * or after one. What was not committed is undone, as it is when a process is killed.
 */
export function mortalDatabase(lives: number): Database {
  let left = lives;
  return watchedDatabase(() => {
    if (--left <= 0) throw new Crash();
  });
}

/** The process's database, with something done at each step: before each statement, and before and after each commit. */
export function watchedDatabase(step: () => void): Database {
  return drizzle(watched(database().sql, step)) as unknown as Database;
}

function watched(client: Sql, step: () => void): Sql {
  return new Proxy(client, {
    get(target, name) {
      if (name === 'unsafe')
        return (...args: Parameters<Sql['unsafe']>) => {
          step();
          return target.unsafe(...args);
        };
      if (name === 'begin' || name === 'savepoint') return (...args: unknown[]) => begun(target, name, args, step);
      return Reflect.get(target, name);
    },
  });
}

/** `begin` and `savepoint` take options or a name first, or nothing; what is done in them last. */
async function begun(target: Sql, name: string, args: unknown[], step: () => void): Promise<unknown> {
  const work = args.at(-1) as (client: Sql) => Promise<unknown>;
  const begin = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>;
  const result = await begin.call(target, ...args.slice(0, -1), async (client: Sql) => {
    const done = await work(watched(client, step));
    step();
    return done;
  });
  step();
  return result;
}
