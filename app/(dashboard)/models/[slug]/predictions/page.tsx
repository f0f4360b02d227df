import { IconListDetails } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { PredictionFilter } from '#components/models/prediction-filter.tsx';
import { PredictionTable } from '#components/models/prediction-table.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { forPage } from '#lib/http/for-page';
import { listVersions } from '#lib/registry/list-versions';
import { ListPredictions, listPredictions } from '#lib/usage/list-predictions';
import { readModel } from '../read-model.ts';

export const metadata: Metadata = { title: 'Predictions' };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PredictionsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const query = ListPredictions.safeParse(await searchParams).data ?? {};
  const { status = 'answered', version, cursor }: ListPredictions = query;
  const [model, versions, page] = await Promise.all([
    readModel(slug),
    forPage((ctx) => listVersions(ctx, { slug })),
    forPage((ctx) => listPredictions(ctx, { ...query, model: slug })),
  ]);
  const numbers = versions.data.filter((one) => one.status === 'ready').map(({ number }) => number);
  const next = new URLSearchParams({
    ...(status === 'failed' && { status }),
    ...(version !== undefined && { version: String(version) }),
    ...(page.nextCursor && { cursor: page.nextCursor }),
  });
  return (
    <>
      <PredictionFilter status={status} version={version} versions={numbers} />
      {page.data.length > 0 ? (
        <Card flush>
          <PredictionTable slug={slug} status={status} predictions={page.data} />
        </Card>
      ) : (
        <NothingHere slug={slug} failed={status === 'failed'} mayChange={model.mayChange} />
      )}
      {page.nextCursor && (
        <LinkButton href={`/models/${slug}/predictions?${next}`} variant="default" mt="md">
          Older
        </LinkButton>
      )}
      {cursor && (
        <LinkButton href={`/models/${slug}/predictions`} variant="subtle" mt="md" ml="sm">
          Back to the newest
        </LinkButton>
      )}
    </>
  );
}

function NothingHere({ slug, failed, mayChange }: { slug: string; failed: boolean; mayChange: boolean }) {
  if (failed) {
    return (
      <EmptyState icon={<IconListDetails size={36} stroke={1.4} />} title="No call has failed">
        Calls that got an error instead of an answer are listed here, with the reason.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<IconListDetails size={36} stroke={1.4} />}
      title="No predictions yet"
      action={<LinkButton href={`/models/${slug}/playground`}>Open the playground</LinkButton>}
    >
      {mayChange
        ? 'Every answered call to this model is listed here, newest first.'
        : 'Every call you make to this model is listed here, newest first.'}
    </EmptyState>
  );
}
