import { Status, type StatusTone } from '#components/ui/status.tsx';
import type { DatasetVersionSummary } from '#lib/training/datasets/dataset-detail';

const words: Record<DatasetVersionSummary['status'], { tone: StatusTone; text: string }> = {
  profiling: { tone: 'busy', text: 'Being read' },
  ready: { tone: 'good', text: 'Ready' },
  rejected: { tone: 'bad', text: 'Rejected' },
};

export function DatasetStatus({ status }: { status: DatasetVersionSummary['status'] }) {
  const { tone, text } = words[status];
  return <Status tone={tone}>{text}</Status>;
}
