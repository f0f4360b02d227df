import { Text } from '@mantine/core';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PredictionCards } from '#components/models/prediction-cards.tsx';
import { Page } from '#components/ui/page.tsx';
import { isAppError } from '#lib/errors';
import { forPage } from '#lib/http/for-page';
import { getModel } from '#lib/registry/get-model';
import { readPrediction } from '../read-prediction.ts';

export const metadata: Metadata = { title: 'Prediction' };

/** A prediction of one's own stays one's own, also where its model was deleted or is no longer shared. */
export default async function OwnPredictionPage({ params }: { params: Promise<{ id: string }> }) {
  const { prediction, mayOpenJob } = await readPrediction((await params).id);
  const { id, model: slug, modelName } = prediction;
  if (await isThereModel(slug)) redirect(`/models/${slug}/predictions/${id}`);
  return (
    <Page title={modelName || 'Erased model'} breadcrumbs={[{ label: 'History', href: '/history' }]}>
      <Text c="dimmed" size="sm">
        You can no longer use this model: it was deleted, or is not shared with you any more. What it answered you stays
        here.
      </Text>
      <PredictionCards prediction={prediction} mayOpenJob={mayOpenJob} keepsInputs={null} />
    </Page>
  );
}

const isThereModel = (slug: string) =>
  forPage(async (ctx) => {
    try {
      await getModel(ctx, { slug });
      return true;
    } catch (error) {
      if (isAppError(error) && error.code === 'not-found') return false;
      throw error;
    }
  });
