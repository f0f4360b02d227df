import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Home } from './embedded-home.ts';

const run = promisify(execFile);

/** A server that this process started. */
export type Running = { process: ChildProcess; exited: Promise<void> };

/** Starts the server and waits until it accepts connections; recovery after a crash may take its time. */
export async function startServer(
  home: Home,
  port: number,
  logFile: string,
  settings: Record<string, string>,
): Promise<Running> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const logStart = existsSync(logFile) ? (await stat(logFile)).size : 0;
    const server = spawnServer(home, port, logFile, settings);
    let ended = false;
    void server.exited.then(() => {
      ended = true;
    });
    while (!ended && Date.now() < deadline) {
      if ((await readPostmaster(home))?.ready === server.process.pid) return server;
      await sleep(20);
    }
    const said = (await readFile(logFile)).subarray(logStart).toString().trim();
    // The processes of a server that was killed need a moment to notice and go.
    if (said.includes('pre-existing shared memory block') && Date.now() < deadline) {
      await sleep(200);
      continue;
    }
    if (!ended) await endServer(home);
    throw new Error(`PostgreSQL did not start. ${said.split('\n').slice(-3).join(' ')}`);
  }
}

function spawnServer(home: Home, port: number, logFile: string, settings: Record<string, string>): Running {
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(logFile, 'a', 0o600);
  // In a session of its own: Ctrl-C in the terminal must not stop it under processes that are still draining.
  const process = spawn(home.bin.postgres, ['-D', home.cluster, ...flags], {
    ...asOwner(home),
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const exited = new Promise<void>((resolve) => {
    process.once('exit', () => resolve());
    process.once('error', () => resolve());
  });
  return { process, exited };
}

/** Has a shell wait for this process to be gone, killed perhaps, and then ask the server to stop. */
export function endWithThisProcess(server: Running): void {
  const guard = spawn('sh', ['-c', 'read _; kill -INT "$0"', String(server.process.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // Where there is no shell, the next start finds the server and ends it.
  guard.on('error', () => {});
  guard.unref();
  void server.exited.then(() => guard.kill('SIGKILL'));
}

/** Ends a server that still runs on this data, and forgets the pid file of one that does not run any more. */
export async function endLeftover(home: Home): Promise<void> {
  const postmaster = await readPostmaster(home);
  if (!postmaster) return;
  if (await isServerOf(home, postmaster.pid)) await endServer(home);
  // Another program may have that pid by now, and PostgreSQL would refuse to start because of it.
  else await rm(join(home.cluster, 'postmaster.pid'), { force: true });
}

async function isServerOf(home: Home, pid: number): Promise<boolean> {
  if (process.platform === 'win32') return true;
  const listed = await run('ps', ['-o', 'args=', '-p', String(pid)]).catch(() => null);
  const command = listed?.stdout ?? (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''));
  return command.includes(home.cluster);
}

/** PostgreSQL's own note of who serves the data: first line the pid, eighth the state. */
async function readPostmaster(home: Home): Promise<{ pid: number; ready: number | null } | null> {
  const note = await readFile(join(home.cluster, 'postmaster.pid'), 'utf8').catch(() => null);
  if (note === null) return null;
  const lines = note.split('\n');
  const pid = Number(lines[0]);
  return { pid, ready: lines[7]?.trim() === 'ready' ? pid : null };
}

/** Ends the server that runs on this data and waits for it; what is committed stays. */
export async function endServer(home: Home): Promise<void> {
  const stop = (mode: string, limitS: string) =>
    run(home.bin.pgCtl, ['stop', '-D', home.cluster, '-m', mode, '-t', limitS, '-w'], asOwner(home));
  await stop('fast', '20').catch(() => stop('immediate', '10').catch(() => {}));
}

/** How PostgreSQL's programs are run: as the owner of the data, and from a folder that anybody may be in. */
export function asOwner(home: Home) {
  // Nothing of the product's own environment: it holds secrets, and another user runs the server.
  const { NODE_ENV, PATH, SystemRoot } = process.env;
  return { ...home.owner, env: { NODE_ENV, PATH, SystemRoot, LC_ALL: 'C', TZ: 'UTC' }, cwd: parse(home.cluster).root };
}
