import { IconPackage } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { RefreshWhileShown } from '#components/ui/refresh-while-shown.tsx';
import { AliasHistoryTable } from '#components/versions/alias-history-table.tsx';
import { VersionList } from '#components/versions/version-list.tsx';
import { forPage } from '#lib/http/for-page';
import { aliasHistory } from '#lib/registry/alias-history';
import { ListVersions, listVersions } from '#lib/registry/list-versions';
import { readModel } from '../read-model.ts';

export const metadata: Metadata = { title: 'Versions' };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function VersionsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const model = await readModel(slug);
  const query = ListVersions.safeParse({ ...(await searchParams), slug }).data ?? { slug };
  const [versions, history] = await Promise.all([
    forPage((ctx) => listVersions(ctx, query)),
    model.mayChange ? forPage((ctx) => aliasHistory(ctx, { slug, alias: 'production', limit: 20 })) : null,
  ]);
  const publish = (
    <LinkButton href={`/models/${slug}/versions/new`} style={{ flex: 'none' }}>
      Publish a version
    </LinkButton>
  );
  if (versions.data.length === 0) {
    return (
      <EmptyState
        icon={<IconPackage size={36} stroke={1.4} />}
        title="No version yet"
        action={model.mayChange && publish}
      >
        {model.mayChange
          ? 'Upload an ONNX file. It is examined in quarantine, gets a certificate, and can take traffic once you point production at it.'
          : 'Its owner has not published a version that is ready.'}
      </EmptyState>
    );
  }
  return (
    <>
      {versions.data.some(({ status }) => status === 'validating') && <RefreshWhileShown />}
      <Card
        flush
        title="Versions"
        description="Immutable, numbered as they came. Only what quarantine found ready can take traffic."
        aside={model.mayChange && publish}
      >
        <VersionList model={model} versions={versions.data} />
      </Card>
      {versions.nextCursor && (
        <LinkButton href={`/models/${slug}/versions?cursor=${versions.nextCursor}`} variant="default" mt="md">
          Older versions
        </LinkButton>
      )}
      {history && history.data.length > 0 && (
        <Card flush title="Where production has pointed" description="Newest first. Nothing is ever taken out.">
          <AliasHistoryTable slug={slug} changes={history.data} />
        </Card>
      )}
    </>
  );
}
