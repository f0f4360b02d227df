import { Group, Title } from '@mantine/core';
import { PredictionFacts } from '#components/models/prediction-facts.tsx';
import { PredictionRows } from '#components/models/prediction-rows.tsx';
import { Card } from '#components/ui/card.tsx';
import { Status } from '#components/ui/status.tsx';
import type { PredictionDetail } from '#lib/usage/get-prediction';

type Props = {
  prediction: PredictionDetail;
  /** Whether whoever looks sees the batch job it is of, if it is of one. */
  mayOpenJob: boolean;
  /** As its model says now; null where whoever looks sees no model of it any more. */
  keepsInputs: boolean | null;
};

/** A call: what the ledger has of it, what was sent and what was answered. */
export function PredictionCards({ prediction, mayOpenJob, keepsInputs }: Props) {
  const { inputs, outputs, files, error } = prediction;
  return (
    <>
      <Group gap="sm" mt="xs" mb="md">
        <Title order={2}>{error ? 'Failed call' : 'Prediction'}</Title>
        {error ? (
          <Status tone="bad">
            {error.status} {error.code}
          </Status>
        ) : (
          <Status tone="good">Answered</Status>
        )}
      </Group>
      <Card>
        <PredictionFacts prediction={prediction} mayOpenJob={mayOpenJob} mayOpenModel={keepsInputs !== null} />
      </Card>
      {error ? (
        <Card title="What went wrong">{error.detail}</Card>
      ) : inputs === null && outputs === null && files.length === 0 ? (
        <Card title="Inputs and answers">
          {keepsInputs === false
            ? 'This model keeps none: only that the call happened is recorded.'
            : 'None are kept of this call: it was too large, or somebody else’s run again, or the model kept none at that time.'}
        </Card>
      ) : (
        <PredictionRows prediction={prediction} />
      )}
    </>
  );
}
