import { Badge } from '@mantine/core';
import type { ModelSummary } from '#lib/registry/model-summary';

const texts: Record<ModelSummary['visibility'], string> = {
  private: 'Private',
  shared: 'Shared with people',
  everyone: 'Everyone here',
};

/** Who may use a model, in a word or two, as whoever looks has to do with it. */
export function VisibilityBadge({ model }: { model: Pick<ModelSummary, 'visibility' | 'mayChange'> }) {
  const { visibility, mayChange } = model;
  return (
    <Badge variant="light" color={visibility === 'shared' ? undefined : 'gray'} tt="none" radius="sm">
      {visibility === 'shared' && !mayChange ? 'Shared with you' : texts[visibility]}
    </Badge>
  );
}
