import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What Node itself needs to be allowed beside the work: it reserves far more than it uses. */
const nodeDataBytes = 2 ** 30;

type Limits = {
  memoryBytes: number;
  /** Of processor time in all, should nobody be left to end it by the clock. */
  processorSeconds?: number;
};

/**
 * Starts a process that opens files nobody trusts: it sees no connection string, key or secret of the platform, writes
 * nothing to our output, leaves no core dump, and the system itself holds it to its limits where it can.
 */
export function forkLimited(
  script: string,
  { memoryBytes, processorSeconds }: Limits,
  { cwd }: { cwd: string },
): ChildProcess {
  const limited = process.platform === 'linux' && existsSync('/bin/sh');
  const limit = [
    'ulimit -c 0',
    `ulimit -d ${Math.ceil((memoryBytes + nodeDataBytes) / 1024)}`,
    ...(processorSeconds ? [`ulimit -t ${Math.ceil(processorSeconds)}`] : []),
    'exec "$0" "$@"',
  ].join('; ');
  return fork(script, {
    cwd,
    env: { PATH: process.env.PATH, TMPDIR: cwd, NODE_ENV: process.env.NODE_ENV, ORT_DISABLE_TELEMETRY: '1' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    ...(limited ? { execPath: '/bin/sh', execArgv: ['-c', limit, process.execPath] } : { execArgv: [] }),
  });
}
