import type { Metadata } from 'next';
import { UploadForm } from '#components/datasets/upload-form.tsx';
import { Page } from '#components/ui/page.tsx';
import { requirePermission } from '#lib/auth/may';
import { forPage } from '#lib/http/for-page';
import { getDataset } from '#lib/training/datasets/get-dataset';

export const metadata: Metadata = { title: 'Upload data set' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** With `?of=` the file becomes the next version of that data set. */
export default async function NewDatasetPage({ searchParams }: Props) {
  const { of } = await searchParams;
  const dataset = await forPage(async (ctx) => {
    requirePermission(ctx.actor, 'training:write');
    return typeof of === 'string' ? getDataset(ctx, { id: of }) : null;
  });
  return (
    <Page
      title={dataset ? `New version of ${dataset.name}` : 'Upload data set'}
      description="A CSV file. It is kept exactly as you send it."
      breadcrumbs={[
        { label: 'Data sets', href: '/datasets' },
        ...(dataset ? [{ label: dataset.name, href: `/datasets/${dataset.id}` }] : []),
      ]}
      width="narrow"
    >
      <UploadForm {...(dataset && { datasetId: dataset.id })} />
    </Page>
  );
}
