import type { Metadata } from 'next';
import { cache } from 'react';
import { JobView } from '#components/batch/job-view.tsx';
import { Page } from '#components/ui/page.tsx';
import { getBatchJob } from '#lib/batch/get-batch-job';
import { forPage } from '#lib/http/for-page';

type Props = { params: Promise<{ id: string }> };

const read = cache((id: string) => forPage((ctx) => getBatchJob(ctx, { id })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read((await params).id)).inputName };
}

export default async function BatchJobPage({ params }: Props) {
  const job = await read((await params).id);
  return (
    <Page
      title={job.inputName}
      description={`By ${job.model.name}, version ${job.version}`}
      breadcrumbs={[{ label: 'Batch jobs', href: '/batch' }]}
    >
      <JobView key={job.id} initial={job} />
    </Page>
  );
}
