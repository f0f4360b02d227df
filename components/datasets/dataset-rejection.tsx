import { Alert, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { LinkButton } from '#components/ui/link-button.tsx';

type Props = {
  datasetId: string;
  reason: string;
  isOwn: boolean;
  /** The newest version that reads the same file otherwise; null where there is none. */
  readable: number | null;
};

/** Why a file could not be read; `reason` says where and what to do. */
export function DatasetRejection({ datasetId, reason, isOwn, readable }: Props) {
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle size={20} />}
      title={`Rejected: the file cannot be read ${readable === null ? 'as a table' : 'with these types'}`}
      mb="lg"
    >
      <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
        {reason}
      </Text>
      {isOwn && (
        <Group gap="sm" mt="md">
          {readable !== null && (
            <LinkButton href={`/datasets/${datasetId}?version=${readable}`} variant="default" size="xs">
              Choose other types in version {readable}
            </LinkButton>
          )}
          <LinkButton href={`/datasets/new?of=${datasetId}`} variant="default" size="xs">
            Upload a corrected file
          </LinkButton>
        </Group>
      )}
    </Alert>
  );
}
