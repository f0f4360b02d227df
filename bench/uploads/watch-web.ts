import { readdirSync, readFileSync } from 'node:fs';
import { residentBytes } from '#lib/resident-bytes';

const everyMs = 50;

/** Watches the resident memory of processes until stopped; gives the highest of each. */
export function watchEach(pids: readonly number[]): { stop(): number[] } {
  const highest = pids.map(residentBytes);
  const timer = setInterval(() => {
    pids.forEach((pid, index) => {
      highest[index] = Math.max(highest[index]!, residentBytes(pid));
    });
  }, everyMs);
  return {
    stop() {
      clearInterval(timer);
      return highest;
    },
  };
}

/** The processes below `root` that answer calls: those of server.ts that another of them started. */
export function webProcessesOf(root: number): number[] {
  const servers = childrenOf(root).filter((pid) => commandOf(pid).includes('server.ts'));
  return servers.flatMap((primary) => childrenOf(primary).filter((pid) => commandOf(pid).includes('server.ts')));
}

const childrenOf = (parent: number) =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && parentOf(pid) === parent);

function parentOf(pid: number): number | null {
  const stat = textOf(`/proc/${pid}/stat`);
  return stat === '' ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

const commandOf = (pid: number) => textOf(`/proc/${pid}/cmdline`);

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
