import { Badge, Group } from '@mantine/core';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import { byteText } from '#components/versions/byte-text.ts';
import { PointProductionHere } from '#components/versions/point-production-here.tsx';
import { VersionStatus } from '#components/versions/version-status.tsx';
import type { ModelDetail } from '#lib/registry/model-detail';
import type { VersionSummary } from '#lib/registry/version-detail';

/** The versions of a model, newest first. */
export function VersionList({ model, versions }: { model: ModelDetail; versions: readonly VersionSummary[] }) {
  const columns = [
    { label: 'Version' },
    { label: 'Status' },
    { label: 'Size', numeric: true },
    { label: 'SHA-256' },
    { label: 'Published' },
    { label: 'By' },
    ...(model.mayChange ? [{ label: 'Action', quiet: true }] : []),
  ];
  return (
    <DataTable
      label="Versions"
      columns={columns}
      rows={versions.map((version) => {
        const aliases = model.aliases.filter((alias) => alias.version === version.number);
        const mayPoint = version.status === 'ready' && model.productionVersion !== version.number;
        return {
          id: version.id,
          cells: [
            <Group key="number" gap="xs" wrap="nowrap">
              <TextLink href={`/models/${model.slug}/versions/${version.number}`}>{version.number}</TextLink>
              {aliases.map(({ alias }) => (
                <Badge key={alias} variant="light" tt="none" radius="sm">
                  {alias}
                </Badge>
              ))}
            </Group>,
            <VersionStatus key="status" status={version.status} />,
            byteText(version.sizeBytes),
            <Group key="sha256" gap={2} wrap="nowrap" component="span">
              <code title={version.sha256}>{version.sha256.slice(0, 10)}</code>
              <CopyButton value={version.sha256} label={`Copy the SHA-256 of version ${version.number}`} />
            </Group>,
            <Time key="created" value={version.createdAt} />,
            version.createdBy,
            ...(model.mayChange
              ? [
                  mayPoint && (
                    <PointProductionHere
                      key="point"
                      slug={model.slug}
                      version={version.number}
                      current={model.productionVersion}
                      variant="default"
                      size="xs"
                    />
                  ),
                ]
              : []),
          ],
        };
      })}
    />
  );
}
