import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Service } from './service.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const settleMs = 150;

/**
 * For development: starts a process again when a source of its changes. Pages are Next's own affair. Not
 * `node --watch`: its watcher outlives a supervisor that was killed. Returns how to stop watching.
 */
export function restartOnChange(web: Service, worker: Service): () => void {
  const due = new Set<Service>();
  let settled: NodeJS.Timeout | undefined;
  const changed = (name: string | null, services: Service[]) => {
    if (!name || !/\.(ts|mjs|json|sql)$/.test(name)) return;
    for (const service of services) due.add(service);
    clearTimeout(settled);
    settled = setTimeout(() => {
      for (const service of due) void service.restart();
      due.clear();
    }, settleMs);
  };
  const both = [web, worker];
  const watchers = [
    ...['lib', 'db'].map((folder) => watch(root + folder, { recursive: true }, (_, name) => changed(name, both))),
    watch(`${root}workers`, { recursive: true }, (_, name) => changed(name, [worker])),
    watch(root, (_, name) => (name === 'server.ts' ? changed(name, [web]) : undefined)),
  ];
  return () => {
    clearTimeout(settled);
    for (const watcher of watchers) watcher.close();
  };
}
