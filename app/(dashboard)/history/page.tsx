import { IconHistory } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { HistoryFilter } from '#components/history/history-filter.tsx';
import { HistoryQuery, historyAddress, listed } from '#components/history/history-query.ts';
import { HistoryTable } from '#components/history/history-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { listApiKeys } from '#lib/auth/api-keys/list-api-keys';
import { forPage } from '#lib/http/for-page';
import { listModels } from '#lib/registry/list-models';
import { listPredictions } from '#lib/usage/list-predictions';

export const metadata: Metadata = { title: 'History' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function HistoryPage({ searchParams }: Props) {
  const { cursor, ...filters } = HistoryQuery.parse(await searchParams);
  const [models, keys, page] = await Promise.all([
    forPage((ctx) => listModels(ctx, { limit: 500 })),
    forPage(listApiKeys),
    forPage((ctx) => listPredictions(ctx, listed({ ...filters, cursor }))),
  ]);
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const isFirst = page.data.length === 0 && !isFiltered && !cursor;
  return (
    <Page
      title="History"
      description="What you asked, and what was answered, over all models; the newest first."
      action={!isFirst && <LinkButton href="/predict">Predict</LinkButton>}
    >
      {isFirst ? (
        <EmptyState
          icon={<IconHistory size={36} stroke={1.4} />}
          title="Nothing asked yet"
          action={<LinkButton href="/predict">Predict</LinkButton>}
        >
          Every prediction you make is listed here, with its file where it is kept. You can look at it again, ask
          another version, and compare the two.
        </EmptyState>
      ) : (
        <>
          <HistoryFilter key={historyAddress(filters)} query={filters} models={models.data} keys={keys} />
          {page.data.length > 0 ? (
            <HistoryTable predictions={page.data} />
          ) : (
            <EmptyState title="Nothing found">
              None of your predictions is like that. Choose less, or show all.
            </EmptyState>
          )}
          {page.nextCursor && (
            <LinkButton href={historyAddress({ ...filters, cursor: page.nextCursor })} variant="default" mt="md">
              Older
            </LinkButton>
          )}
          {cursor && (
            <LinkButton href={historyAddress(filters)} variant="subtle" mt="md" ml="sm">
              Back to the newest
            </LinkButton>
          )}
        </>
      )}
    </Page>
  );
}
