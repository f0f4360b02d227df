import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RunAgain } from '#components/history/run-again.tsx';
import { PredictionCards } from '#components/models/prediction-cards.tsx';
import { Card } from '#components/ui/card.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { forPage } from '#lib/http/for-page';
import { readPrediction } from '../../../../history/read-prediction.ts';
import { readModel } from '../../read-model.ts';
import { rerunChoices } from './rerun-choices.ts';

export const metadata: Metadata = { title: 'Prediction' };

export default async function PredictionPage({ params }: { params: Promise<{ slug: string; id: string }> }) {
  const { slug, id } = await params;
  const [model, { prediction, isOwn, mayOpenJob }] = await Promise.all([readModel(slug), readPrediction(id)]);
  if (prediction.model !== slug) notFound();
  const choices = await forPage((ctx) => rerunChoices(ctx, model, prediction));
  return (
    <>
      <TextLink href={`/models/${slug}/predictions`} size="sm">
        All predictions
      </TextLink>
      <PredictionCards prediction={prediction} mayOpenJob={mayOpenJob} keepsInputs={model.keepsInputs} />
      {choices.length > 0 && (
        <Card
          title="Run again"
          description={
            isOwn
              ? 'The same input, answered once more; then both stand side by side.'
              : 'The same input, answered once more and billed to you. The call was somebody else’s: the answer is shown here and not kept.'
          }
        >
          <RunAgain id={id} choices={choices} />
        </Card>
      )}
    </>
  );
}
