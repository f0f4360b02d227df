import { IconStack2 } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { NewJobForm } from '#components/batch/new-job-form.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { forPage } from '#lib/http/for-page';
import { getVersion } from '#lib/registry/get-version';
import { listModels } from '#lib/registry/list-models';
import { listVersions } from '#lib/registry/list-versions';

export const metadata: Metadata = { title: 'New batch job' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewBatchJobPage({ searchParams }: Props) {
  const { model, version } = await searchParams;
  const choice = await forPage((ctx) => chosen(ctx, String(model ?? ''), Number(version)));
  return (
    <Page
      title="New batch job"
      description="Every row of a file gets its answer, in order; a row that does not fit gets an error of its own."
      breadcrumbs={[{ label: 'Batch jobs', href: '/batch' }]}
      width="narrow"
    >
      {choice ? (
        <NewJobForm {...choice} />
      ) : (
        <EmptyState
          icon={<IconStack2 size={36} stroke={1.4} />}
          title="No model can answer yet"
          action={<LinkButton href="/models">To the models</LinkButton>}
        >
          A batch job needs a model with a version that is ready.
        </EmptyState>
      )}
    </Page>
  );
}

/** The models one may use, the chosen one (or the first) and its versions; null where there is none with a version. */
async function chosen(ctx: Ctx, slug: string, number: number) {
  requirePermission(ctx.actor, 'batch:run');
  const { data } = await listModels(ctx, { limit: 500 });
  const usable = data.filter(
    ({ productionVersion, latestVersion }) => productionVersion !== null || latestVersion?.status === 'ready',
  );
  const model = usable.find((one) => one.slug === slug) ?? usable[0];
  if (!model) return null;
  const versions = (await listVersions(ctx, { slug: model.slug, limit: 500 })).data
    .filter(({ status }) => status === 'ready')
    .map((one) => one.number);
  const version = versions.find((one) => one === number) ?? model.productionVersion ?? versions[0]!;
  const { manifest } = await getVersion(ctx, { slug: model.slug, number: version });
  return {
    models: usable.map((one) => ({ slug: one.slug, name: one.name })),
    model: model.slug,
    versions,
    production: model.productionVersion,
    version,
    features: manifest?.features ?? [],
  };
}
