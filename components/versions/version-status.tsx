import { Status, type StatusTone } from '#components/ui/status.tsx';
import type { VersionSummary } from '#lib/registry/version-detail';

const words: Record<VersionSummary['status'], { tone: StatusTone; text: string }> = {
  validating: { tone: 'busy', text: 'Being examined' },
  ready: { tone: 'good', text: 'Ready' },
  rejected: { tone: 'bad', text: 'Rejected' },
};

export function VersionStatus({ status }: { status: VersionSummary['status'] }) {
  const { tone, text } = words[status];
  return <Status tone={tone}>{text}</Status>;
}
