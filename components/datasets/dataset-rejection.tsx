import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { LinkButton } from '#components/ui/link-button.tsx';

/** Why a file could not be read; `reason` says where and what to do. */
export function DatasetRejection({ datasetId, reason, isOwn }: { datasetId: string; reason: string; isOwn: boolean }) {
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle size={20} />}
      title="Rejected: the file cannot be read as a table"
      mb="lg"
    >
      <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
        {reason}
      </Text>
      {isOwn && (
        <LinkButton href={`/datasets/new?of=${datasetId}`} variant="default" size="xs" mt="md">
          Upload a corrected file
        </LinkButton>
      )}
    </Alert>
  );
}
