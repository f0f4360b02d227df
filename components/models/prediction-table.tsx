import { Code, Text } from '@mantine/core';
import { DataTable } from '#components/ui/data-table.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { Status } from '#components/ui/status.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import type { PredictionSummary } from '#lib/usage/prediction-summary';

type Props = { slug: string; status: PredictionSummary['status']; predictions: readonly PredictionSummary[] };

/** Calls of a model, newest first, each a link to its details. */
export function PredictionTable({ slug, status, predictions }: Props) {
  const failed = status === 'failed';
  return (
    <DataTable
      label={failed ? 'Failed calls' : 'Predictions'}
      columns={[
        { label: 'When' },
        { label: failed ? 'Error' : 'Id' },
        { label: 'By' },
        { label: 'Version', numeric: true },
        ...(failed ? [] : [{ label: 'Units', numeric: true }]),
        { label: 'Latency', numeric: true },
      ]}
      rows={predictions.map((prediction) => ({
        id: prediction.id,
        cells: [
          <TextLink key="when" href={`/models/${slug}/predictions/${prediction.id}`} fw={500}>
            <Time value={prediction.createdAt} show="exact" />
          </TextLink>,
          prediction.error ? (
            <span key="error">
              <Status tone="bad">
                {prediction.error.status} {prediction.error.code}
              </Status>
              <Text size="xs" c="dimmed" lineClamp={2} maw={360}>
                {prediction.error.detail}
              </Text>
            </span>
          ) : (
            <Code key="id">{prediction.id}</Code>
          ),
          `${prediction.user.name || 'Erased'}${prediction.keyId ? ', with a key' : ''}`,
          prediction.version ?? '–',
          ...(failed ? [] : [<NumberText key="units" value={prediction.units} />]),
          <span key="latency">
            <NumberText value={prediction.latencyMs} digits={prediction.latencyMs < 10 ? 2 : 0} unit="ms" />
            {prediction.cached && ', cached'}
          </span>,
        ],
      }))}
    />
  );
}
