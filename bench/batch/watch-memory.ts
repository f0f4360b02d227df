import { readdirSync, readFileSync } from 'node:fs';
import { residentBytes } from '#lib/resident-bytes';

const everyMs = 50;

/** Watches the resident memory of a process, and of it with all that it started, until stopped; gives the highest. */
export function watchMemory(pid: number): { stop(): { workerBytes: number; treeBytes: number } } {
  let workerBytes = 0;
  let treeBytes = 0;
  const timer = setInterval(() => {
    workerBytes = Math.max(workerBytes, residentBytes(pid));
    const tree = withDescendants(pid).reduce((sum, one) => sum + residentBytes(one), 0);
    treeBytes = Math.max(treeBytes, tree);
  }, everyMs);
  return {
    stop() {
      clearInterval(timer);
      return { workerBytes, treeBytes };
    },
  };
}

function withDescendants(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const one = Number(name);
    if (!one) continue;
    const parent = parentOf(one);
    if (parent !== null) parents.set(one, parent);
  }
  const tree = [pid];
  for (let grown = true; grown; ) {
    const more = [...parents].filter(([one, parent]) => tree.includes(parent) && !tree.includes(one));
    tree.push(...more.map(([one]) => one));
    grown = more.length > 0;
  }
  return tree;
}

function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}
