import { availableParallelism } from 'node:os';
import { runGraph } from '#lib/inference/graph-call';
import type { HostJob, HostReport } from '#lib/inference/host-process';
import { openSession, type Session } from '#lib/inference/session';
import { dieWithParent } from './die-with-parent.ts';
import { lowerPriority } from './lower-priority.ts';

/** A process that runs models and nothing else; its parent kills it when it takes too long or too much. */

const MAX_SESSIONS = 8;
const threadsPerRun = Math.min(2, availableParallelism());
const sessions = new Map<string, Promise<Session>>();

process.on('message', (job: HostJob) => {
  void perform(job).then(report);
});
dieWithParent();
lowerPriority();

async function perform({ versionId, graphPath, feeds, call }: HostJob): Promise<HostReport> {
  let session: Session;
  try {
    session = await sessionOf(versionId, graphPath);
  } catch (error) {
    return { kind: 'not-loaded', reason: messageOf(error) };
  }
  report({ kind: 'running' });
  try {
    return { kind: 'done', outputs: await runGraph(session, feeds, call) };
  } catch (error) {
    return { kind: 'failed', reason: messageOf(error) };
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function sessionOf(versionId: string, graphPath: string): Promise<Session> {
  const known = sessions.get(versionId);
  sessions.delete(versionId);
  const session = known ?? openSession(graphPath, threadsPerRun);
  sessions.set(versionId, session);
  // A load that failed is tried afresh by the next call.
  session.catch(() => sessions.delete(versionId));
  for (const [oldest, old] of sessions) {
    if (sessions.size <= MAX_SESSIONS) break;
    sessions.delete(oldest);
    void old.then((loaded) => loaded.release());
  }
  return session;
}

function report(message: HostReport): void {
  process.send?.(message);
}
