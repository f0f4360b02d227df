import { Status, type StatusTone } from '#components/ui/status.tsx';
import type { BatchJobStatus } from '#lib/batch/batch-job-detail';

const words: Record<BatchJobStatus, { tone: StatusTone; text: string }> = {
  queued: { tone: 'busy', text: 'Waiting' },
  running: { tone: 'busy', text: 'Running' },
  succeeded: { tone: 'good', text: 'Done' },
  failed: { tone: 'bad', text: 'Failed' },
  canceled: { tone: 'quiet', text: 'Canceled' },
};

export function JobStatus({ status }: { status: BatchJobStatus }) {
  const { tone, text } = words[status];
  return <Status tone={tone}>{text}</Status>;
}

export const isUnderWay = ({ status }: { status: BatchJobStatus }) => status === 'queued' || status === 'running';
