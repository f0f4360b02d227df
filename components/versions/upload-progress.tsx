'use client';

import { Button, Group, Progress, Text } from '@mantine/core';
import { byteText } from '#components/versions/byte-text.ts';

type Props = { sentBytes: number; sizeBytes: number; whenSent?: string; onCancel(): void };

/** How far an upload is, with the way out. */
export function UploadProgress({ sentBytes, sizeBytes, whenSent = 'Sent. Being stored …', onCancel }: Props) {
  const percent = sizeBytes === 0 ? 100 : Math.floor((100 * sentBytes) / sizeBytes);
  const sent = sentBytes >= sizeBytes;
  return (
    <div>
      <Group justify="space-between" mb={6} wrap="nowrap">
        <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {sent ? whenSent : `${percent} %, ${byteText(sentBytes)} of ${byteText(sizeBytes)}`}
        </Text>
        <Button variant="default" size="xs" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
      <Progress value={percent} animated={sent} aria-label="Upload" transitionDuration={150} />
    </div>
  );
}
