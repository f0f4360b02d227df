import type { RunSummary } from '#lib/training/runs/run-detail';

/** `Claims v2`; a data set that was deleted has no name any more. */
export const datasetText = ({ name, version }: RunSummary['dataset']): string =>
  `${name || 'deleted data set'} v${version}`;
