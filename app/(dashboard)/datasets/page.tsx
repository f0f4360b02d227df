import { IconTable } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { DatasetList } from '#components/datasets/dataset-list.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { RefreshWhileShown } from '#components/ui/refresh-while-shown.tsx';
import { forPage } from '#lib/http/for-page';
import { ListDatasets, listDatasets } from '#lib/training/datasets/list-datasets';

export const metadata: Metadata = { title: 'Data sets' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DatasetsPage({ searchParams }: Props) {
  const query: ListDatasets = ListDatasets.safeParse(await searchParams).data ?? {};
  const { data, nextCursor } = await forPage((ctx) => listDatasets(ctx, query));
  const isFirst = data.length === 0 && !query.cursor;
  const uploadLink = <LinkButton href="/datasets/new">Upload data set</LinkButton>;
  return (
    <Page
      title="Data sets"
      description="Tables to learn from. Each version is kept as it was sent, so that every run can be repeated."
      action={!isFirst && uploadLink}
    >
      {isFirst ? (
        <EmptyState icon={<IconTable size={36} stroke={1.4} />} title="Upload your first data set" action={uploadLink}>
          A CSV file with a row for every case and a column for what you want to predict. You see at once what is in it,
          what is missing and what looks odd.
        </EmptyState>
      ) : (
        <DatasetList datasets={data} />
      )}
      {nextCursor && (
        <LinkButton href={`/datasets?${new URLSearchParams({ cursor: nextCursor })}`} variant="default" mt="md">
          Older data sets
        </LinkButton>
      )}
      {data.some(({ latest }) => latest.status === 'profiling') && <RefreshWhileShown />}
    </Page>
  );
}
