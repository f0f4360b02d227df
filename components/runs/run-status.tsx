import { Status, type StatusTone } from '#components/ui/status.tsx';
import type { RunSummary } from '#lib/training/runs/run-detail';

const words: Record<RunSummary['status'], { tone: StatusTone; text: string }> = {
  queued: { tone: 'quiet', text: 'Waiting' },
  running: { tone: 'busy', text: 'Running' },
  succeeded: { tone: 'good', text: 'Succeeded' },
  failed: { tone: 'bad', text: 'Failed' },
  canceled: { tone: 'quiet', text: 'Canceled' },
};

export function RunStatus({ run: { status, progress } }: { run: Pick<RunSummary, 'status' | 'progress'> }) {
  const { tone, text } = words[status];
  const done = status === 'running' && progress ? `, ${Math.floor(progress.fraction * 100)} %` : '';
  return (
    <Status tone={tone}>
      {text}
      {done}
    </Status>
  );
}
