import { Status } from '#components/ui/status.tsx';
import type { ModelSummary } from '#lib/registry/model-summary';

/** How a model stands in a word or two: whether it answers, and if not, what it waits for. */
export function ModelStatus({ model }: { model: Pick<ModelSummary, 'productionVersion' | 'latestVersion'> }) {
  if (model.productionVersion !== null) return <Status tone="good">Answering</Status>;
  if (model.latestVersion === null) return <Status tone="quiet">No version yet</Status>;
  if (model.latestVersion.status === 'validating') return <Status tone="busy">Being examined</Status>;
  if (model.latestVersion.status === 'rejected') return <Status tone="bad">Rejected</Status>;
  return <Status tone="busy">Not in production</Status>;
}
