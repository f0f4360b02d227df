import { spawn } from 'node:child_process';
import { freePort } from '#db/free-port';
import { answers, end, webProcesses } from '../product.ts';

/** A FastAPI service of `bench/peers`, with as many workers as Bellwether has web processes. */
export async function startPeer(module: string, python: string, settings: Record<string, string>) {
  const port = await freePort();
  const own = ['--host', '127.0.0.1', '--port', String(port), '--workers', webProcesses];
  const child = spawn(python, ['-m', 'uvicorn', `${module}:app`, ...own, '--log-level', 'warning', '--no-access-log'], {
    cwd: new URL('../peers', import.meta.url).pathname,
    env: { ...process.env, ...settings },
    stdio: 'inherit',
  });
  const origin = `http://127.0.0.1:${port}`;
  await answers(`${origin}/ready`, {});
  return { origin, stop: () => end(child) };
}
