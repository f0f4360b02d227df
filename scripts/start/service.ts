import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openLogFile } from './log-file.ts';
import { worthShowing } from './log-line.ts';
import { dim, say, yellow } from './screen.ts';

const drainMs = 10_000;
const healthyMs = 30_000;

export type Service = {
  name: string;
  /** How often it has ended by itself, one after another, without a good while in between. */
  crashes: () => number;
  /** The last lines it said. */
  lastLines: () => string[];
  /** Asks it to finish, and ends it after ten seconds; it is not started again. */
  stop: () => Promise<void>;
  restart: () => Promise<void>;
};

/** Runs a script as a child process of its own session, and again whenever it ends, sooner the first time than later. */
export function keepRunning(options: {
  name: string;
  script: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
  /** Shows everything it says, not only warnings and errors. */
  talkative: boolean;
}): Service {
  const log = openLogFile(options.logFile);
  const recent: string[] = [];
  const show = limitLines(options.name, options.logFile);
  let child: ChildProcess;
  let crashes = 0;
  let wanted = true;
  let again: NodeJS.Timeout | undefined;

  const hear = (line: string, stream: 'stdout' | 'stderr') => {
    log.write(line);
    recent.push(line);
    if (recent.length > 20) recent.shift();
    const shown = options.talkative && line.trim() !== '' ? line : worthShowing(line, stream);
    if (shown !== null && wanted) show(shown);
  };
  const start = () => {
    const startedAt = Date.now();
    child = fork(fileURLToPath(new URL(`../../${options.script}`, import.meta.url)), [], {
      env: options.env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Ctrl-C in the terminal reaches only the supervisor, which stops everything in order.
      detached: true,
    });
    createInterface({ input: child.stdout! }).on('line', (line) => hear(line, 'stdout'));
    createInterface({ input: child.stderr! }).on('line', (line) => hear(line, 'stderr'));
    child.once('exit', (code, signal) => {
      endGroup(child);
      if (!wanted) return;
      crashes = Date.now() - startedAt > healthyMs ? 1 : crashes + 1;
      const waitMs = Math.min(30_000, 100 * 3 ** (crashes - 1));
      say(yellow(`The ${options.name} process ended (${signal ?? `code ${code}`}); starting it again.`));
      again = setTimeout(start, waitMs);
    });
  };
  const stop = async () => {
    wanted = false;
    clearTimeout(again);
    await endChild(child);
  };
  start();
  return {
    name: options.name,
    crashes: () => crashes,
    lastLines: () => recent,
    stop: async () => {
      await stop();
      await log.end();
    },
    restart: async () => {
      await stop();
      wanted = true;
      start();
    },
  };
}

function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => endGroup(child), drainMs);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/** Also takes along what the child had started itself. */
function endGroup(child: ChildProcess): void {
  if (!child.pid) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {}
}

/** A flood of lines (a database that is away, under load) goes to the file; the screen gets its beginning. */
function limitLines(name: string, logFile: string): (line: string) => void {
  let until = 0;
  let shown = 0;
  return (line) => {
    if (Date.now() > until) {
      until = Date.now() + 10_000;
      shown = 0;
    }
    shown++;
    if (shown <= 10) say(`${dim(`${name}:`)} ${line}`);
    if (shown === 11) say(dim(`${name}: … more in ${logFile}`));
  };
}
