import { IconStack2 } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { JobList } from '#components/batch/job-list.tsx';
import { isUnderWay } from '#components/batch/job-status.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { RefreshWhileShown } from '#components/ui/refresh-while-shown.tsx';
import { ListBatchJobs, listBatchJobs } from '#lib/batch/list-batch-jobs';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'Batch jobs' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function BatchPage({ searchParams }: Props) {
  const query: Partial<ListBatchJobs> = ListBatchJobs.safeParse(await searchParams).data ?? {};
  const { data, nextCursor } = await forPage((ctx) => listBatchJobs(ctx, query));
  const isFirst = data.length === 0 && !query.cursor;
  const create = <LinkButton href="/batch/new">New batch job</LinkButton>;
  return (
    <Page
      title="Batch jobs"
      description="A whole file through a model: every row comes back with its answer."
      action={!isFirst && create}
    >
      {isFirst ? (
        <EmptyState icon={<IconStack2 size={36} stroke={1.4} />} title="Score your first file" action={create}>
          Upload a CSV or JSON lines file and choose a model. The worker goes through it row by row; you can close the
          page meanwhile.
        </EmptyState>
      ) : (
        <JobList jobs={data} />
      )}
      {nextCursor && (
        <LinkButton href={`/batch?${new URLSearchParams({ cursor: nextCursor })}`} variant="default" mt="md">
          Older batch jobs
        </LinkButton>
      )}
      {data.some(isUnderWay) && <RefreshWhileShown />}
    </Page>
  );
}
