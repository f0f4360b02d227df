import { Badge, Group, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Card } from '#components/ui/card.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Time } from '#components/ui/time.tsx';
import { byteText } from '#components/versions/byte-text.ts';
import { CertificateView } from '#components/versions/certificate-view.tsx';
import { PointProductionHere } from '#components/versions/point-production-here.tsx';
import { QuarantineProgress } from '#components/versions/quarantine-progress.tsx';
import { Rejection } from '#components/versions/rejection.tsx';
import { SchemaTable } from '#components/versions/schema-table.tsx';
import { VersionStatus } from '#components/versions/version-status.tsx';
import { forPage } from '#lib/http/for-page';
import { GetVersion, getVersion } from '#lib/registry/get-version';
import { readModel } from '../../read-model.ts';

type Props = { params: Promise<{ slug: string; n: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Version ${(await params).n}` };
}

export default async function VersionPage({ params }: Props) {
  const { slug, n } = await params;
  const asked = GetVersion.safeParse({ slug, number: n }).data;
  if (!asked) notFound();
  const [model, version] = await Promise.all([readModel(slug), forPage((ctx) => getVersion(ctx, asked))]);
  const { number, status, manifest, certificate, rejection } = version;
  const aliases = model.aliases.filter((alias) => alias.version === number);
  return (
    <>
      <Group justify="space-between" mb="md" align="flex-start">
        <div>
          <Group gap="sm">
            <Title order={2}>Version {number}</Title>
            <VersionStatus status={status} />
            {aliases.map(({ alias }) => (
              <Badge key={alias} variant="light" tt="none" radius="sm">
                {alias}
              </Badge>
            ))}
          </Group>
          <Text size="sm" c="dimmed" mt={4}>
            {version.fileName}, {byteText(version.sizeBytes)}, published by {version.createdBy}{' '}
            <Time value={version.createdAt} />
          </Text>
        </div>
        {status === 'ready' && (
          <Group gap="sm">
            <LinkButton href={`/models/${slug}/playground?version=${number}`} variant="default">
              Try it
            </LinkButton>
            {model.mayChange && model.productionVersion !== number && (
              <PointProductionHere slug={slug} version={number} current={model.productionVersion} />
            )}
          </Group>
        )}
      </Group>
      {status === 'validating' && <QuarantineProgress createdAt={version.createdAt} />}
      {rejection && <Rejection slug={slug} reason={rejection} />}
      {version.notes && (
        <Card title="Notes">
          <Text style={{ whiteSpace: 'pre-line' }}>{version.notes}</Text>
        </Card>
      )}
      {certificate && <CertificateView certificate={certificate} />}
      {manifest && (
        <Card title="Schema" description="What a call sends, checked before the model runs.">
          <SchemaTable manifest={manifest} />
        </Card>
      )}
      <Card title="SHA-256 of the upload" description="Compare it with that of your file, to be sure it arrived whole.">
        <CodeBlock code={version.sha256} label="SHA-256" wrap />
      </Card>
    </>
  );
}
