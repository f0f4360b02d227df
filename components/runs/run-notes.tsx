import { Alert, List, ListItem } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import type { RunReport } from '#lib/training/evaluation/run-report';

/** What a careful colleague would say about a run, and the choices that were made for it. */
export function RunNotes({ report: { warnings, notes } }: { report: Pick<RunReport, 'warnings' | 'notes'> }) {
  const lines = [...warnings.map(({ message }) => message), ...notes];
  if (lines.length === 0) return null;
  const tone = warnings.length > 0 ? 'orange' : 'gray';
  return (
    <Alert
      color={tone}
      icon={<IconBulb size={20} />}
      title={lines.length === 1 ? 'Worth knowing' : `${lines.length} things worth knowing`}
      mb="lg"
      styles={{ title: { color: warnings.length > 0 ? 'var(--mantine-color-orange-text)' : undefined } }}
    >
      <List size="sm" spacing={4}>
        {lines.map((line) => (
          <ListItem key={line}>{line}</ListItem>
        ))}
      </List>
    </Alert>
  );
}
