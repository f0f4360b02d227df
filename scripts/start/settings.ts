import { resolve } from 'node:path';
import { freePort } from '#db/free-port';
import { env } from '#lib/env';

export type Settings = {
  dev: boolean;
  dataDir: string;
  host: string;
  port: number;
  /** The address that works on this machine. */
  localUrl: string;
  /** The address people use: PUBLIC_URL, or the local one. */
  url: string;
  /** Empty for the built-in server. */
  databaseUrl: string;
};

/** What the environment asks for; PORT=0 takes any free one. */
export async function readSettings(dev: boolean): Promise<Settings> {
  const port = env.PORT || (await freePort(0, env.HOST));
  const localUrl = `http://${nameFor(env.HOST)}:${port}`;
  const url = env.PUBLIC_URL ?? localUrl;
  return { dev, dataDir: resolve(env.DATA_DIR), host: env.HOST, port, localUrl, url, databaseUrl: env.DATABASE_URL };
}

function nameFor(host: string): string {
  if (['0.0.0.0', '::', '127.0.0.1', '::1', ''].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
