import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { LinkButton } from '#components/ui/link-button.tsx';

/** Why a version was rejected; `reason` is one sentence, then a line for each problem. */
export function Rejection({ slug, reason }: { slug: string; reason: string }) {
  const [sentence, ...lines] = reason.split('\n');
  return (
    <Alert color="red" icon={<IconAlertTriangle size={20} />} title="Rejected: it cannot take traffic" mb="lg">
      <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
        {sentence}
      </Text>
      {lines.length > 0 && (
        <Text component="pre" size="xs" ff="monospace" mt="xs" style={{ whiteSpace: 'pre-wrap' }}>
          {lines.join('\n')}
        </Text>
      )}
      <LinkButton href={`/models/${slug}/versions/new`} variant="default" size="xs" mt="md">
        Publish a corrected version
      </LinkButton>
    </Alert>
  );
}
