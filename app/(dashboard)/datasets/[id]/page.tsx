import { Group } from '@mantine/core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ColumnEditor } from '#components/datasets/column-editor.tsx';
import { CsvPreview } from '#components/datasets/csv-preview.tsx';
import { DataWarnings } from '#components/datasets/data-warnings.tsx';
import { DatasetFacts } from '#components/datasets/dataset-facts.tsx';
import { DatasetRejection } from '#components/datasets/dataset-rejection.tsx';
import { DatasetSettings } from '#components/datasets/dataset-settings.tsx';
import { DatasetVersions } from '#components/datasets/dataset-versions.tsx';
import { ProfilingProgress } from '#components/datasets/profiling-progress.tsx';
import { Card } from '#components/ui/card.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { forPage } from '#lib/http/for-page';
import { GetDataset, getDataset } from '#lib/training/datasets/get-dataset';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const read = cache(async (id: string, version: string | undefined) => {
  const asked = GetDataset.safeParse({ id, version }).data;
  if (!asked) notFound();
  return forPage((ctx) => getDataset(ctx, asked));
});

async function asked({ params, searchParams }: Props) {
  const [{ id }, { version }] = await Promise.all([params, searchParams]);
  return read(id, typeof version === 'string' ? version : undefined);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await asked(props)).name };
}

export default async function DatasetPage(props: Props) {
  const { id, name, owner, latest, version, versions, isOwn } = await asked(props);
  const { profile, schema, rejection } = version;
  const isNewest = version.number === latest.number;
  const ofSameFile = versions.find(({ status, fileSha256 }) => status === 'ready' && fileSha256 === version.fileSha256);
  const readable = isNewest ? (ofSameFile?.number ?? null) : null;
  return (
    <Page
      title={name}
      breadcrumbs={[{ label: 'Data sets', href: '/datasets' }]}
      description={
        isNewest
          ? undefined
          : `Version ${version.number}. The newest is version ${latest.number}${latest.status === 'rejected' ? ', which was rejected' : ''}.`
      }
      action={
        <Group gap="sm">
          {isOwn && (
            <LinkButton href={`/datasets/new?of=${id}`} variant="default">
              Upload new version
            </LinkButton>
          )}
          {version.status === 'ready' && isOwn && (
            <LinkButton href={`/runs/new?${new URLSearchParams({ dataset: id, version: String(version.number) })}`}>
              Train a model
            </LinkButton>
          )}
        </Group>
      }
    >
      {version.status === 'profiling' && <ProfilingProgress sizeBytes={version.sizeBytes} />}
      {rejection && <DatasetRejection datasetId={id} reason={rejection} isOwn={isOwn} readable={readable} />}
      {profile && <DataWarnings warnings={profile.warnings} />}
      <DatasetFacts version={version} ownerName={owner.name} />
      {profile && schema && (
        <>
          <ColumnEditor
            key={version.id}
            datasetId={id}
            version={version.number}
            profile={profile}
            rowCount={version.rowCount ?? 0}
            target={schema.target}
            mayChange={isOwn && (isNewest || latest.status === 'rejected')}
            isNewest={isNewest}
          />
          <Card title="First rows" description="As they are in the file.">
            <CsvPreview label="First rows" header={schema.columns.map((column) => column.name)} rows={profile.sample} />
          </Card>
        </>
      )}
      <DatasetVersions datasetId={id} versions={versions} shown={version.number} />
      {isOwn && <DatasetSettings key={name} id={id} name={name} />}
    </Page>
  );
}
