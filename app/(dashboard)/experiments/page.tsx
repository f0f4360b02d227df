import { IconFolders } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { ExperimentTable } from '#components/runs/experiment-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { forPage } from '#lib/http/for-page';
import { ListExperiments, listExperiments } from '#lib/training/runs/list-experiments';

export const metadata: Metadata = { title: 'Experiments' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ExperimentsPage({ searchParams }: Props) {
  const query = ListExperiments.pick({ cursor: true }).safeParse(await searchParams).data ?? {};
  const { data, nextCursor } = await forPage((ctx) => listExperiments(ctx, query));
  return (
    <Page
      title="Experiments"
      description="Runs that belong together, under a name. A run gets one when it is started."
      breadcrumbs={[{ label: 'Runs', href: '/runs' }]}
      action={data.length > 0 && <LinkButton href="/runs/new">New run</LinkButton>}
    >
      {data.length > 0 ? (
        <ExperimentTable experiments={data} />
      ) : (
        <EmptyState
          icon={<IconFolders size={36} stroke={1.4} />}
          title="No experiments yet"
          action={<LinkButton href="/runs/new">New run</LinkButton>}
        >
          Give a run the name of an experiment when you start it; runs of the same name are listed and compared
          together.
        </EmptyState>
      )}
      {nextCursor && (
        <LinkButton href={`/experiments?cursor=${nextCursor}`} variant="default" mt="md">
          Older experiments
        </LinkButton>
      )}
    </Page>
  );
}
