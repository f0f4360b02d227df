import { datasetText } from '#components/runs/dataset-text.ts';
import { TextLink } from '#components/ui/text-link.tsx';
import type { RunSummary } from '#lib/training/runs/run-detail';

type Props = Pick<RunSummary, 'dataset'> & { underline?: 'hover' | 'always' };

/** The version of the data set that a run learned from, as a link while there is such a data set. */
export function RunDataset({ dataset, underline = 'always' }: Props) {
  if (dataset.name === '') return datasetText(dataset);
  return (
    <TextLink href={`/datasets/${dataset.id}?version=${dataset.version}`} underline={underline}>
      {datasetText(dataset)}
    </TextLink>
  );
}
