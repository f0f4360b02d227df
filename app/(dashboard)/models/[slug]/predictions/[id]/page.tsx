import { Group, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RunAgain } from '#components/history/run-again.tsx';
import { PredictionFacts } from '#components/models/prediction-facts.tsx';
import { PredictionRows } from '#components/models/prediction-rows.tsx';
import { Card } from '#components/ui/card.tsx';
import { Status } from '#components/ui/status.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { actingUserId, may } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { forPage } from '#lib/http/for-page';
import { getPrediction } from '#lib/usage/get-prediction';
import { readModel } from '../../read-model.ts';
import { rerunChoices } from './rerun-choices.ts';

export const metadata: Metadata = { title: 'Prediction' };

export default async function PredictionPage({ params }: { params: Promise<{ slug: string; id: string }> }) {
  const { slug, id } = await params;
  const [model, { prediction, mayOpenJob }] = await Promise.all([readModel(slug), forPage((ctx) => read(ctx, id))]);
  if (prediction.model !== slug) notFound();
  const { inputs, outputs, files, error } = prediction;
  const choices = await forPage((ctx) => rerunChoices(ctx, model, prediction));
  return (
    <>
      <TextLink href={`/models/${slug}/predictions`} size="sm">
        All predictions
      </TextLink>
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
        <PredictionFacts prediction={prediction} mayOpenJob={mayOpenJob} />
      </Card>
      {error ? (
        <Card title="What went wrong">{error.detail}</Card>
      ) : inputs === null && outputs === null && files.length === 0 ? (
        <Card title="Inputs and answers">
          {model.keepsInputs
            ? 'None are kept of this call: it was too large, or the model kept none at that time.'
            : 'This model keeps none: only that the call happened is recorded.'}
        </Card>
      ) : (
        <PredictionRows prediction={prediction} />
      )}
      {choices.length > 0 && (
        <Card title="Run again" description="The same input, answered once more; then both stand side by side.">
          <RunAgain id={id} choices={choices} />
        </Card>
      )}
    </>
  );
}

/** A batch job is seen by who asked for it; its predictions by the owner of the model, too. */
async function read(ctx: Ctx, id: string) {
  const prediction = await getPrediction(ctx, { id });
  const isOwn = prediction.user.id === actingUserId(ctx.actor);
  return { prediction, mayOpenJob: may(ctx.actor, isOwn ? 'batch:run' : 'batch:run-any') };
}
