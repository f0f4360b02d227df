import { Alert, List, ListItem } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { RunReport } from '#lib/training/evaluation/run-report';

/** What a careful colleague would warn of, and below it, quieter, the choices that were made for the run. */
export function RunNotes({ report: { warnings, notes } }: { report: Pick<RunReport, 'warnings' | 'notes'> }) {
  return (
    <>
      {warnings.length > 0 && (
        <Alert
          color="orange"
          icon={<IconAlertTriangle size={20} />}
          title={warnings.length === 1 ? 'A warning about the data' : `${warnings.length} warnings about the data`}
          mb="lg"
          styles={{ title: { color: 'var(--mantine-color-orange-text)' } }}
        >
          <Lines lines={warnings.map(({ message }) => message)} />
        </Alert>
      )}
      {notes.length > 0 && (
        <Alert color="gray" icon={<IconInfoCircle size={20} />} title="Worth knowing" mb="lg">
          <Lines lines={notes} />
        </Alert>
      )}
    </>
  );
}

function Lines({ lines }: { lines: readonly string[] }): ReactNode {
  const [first] = lines;
  if (lines.length === 1) return first;
  return (
    <List size="sm" spacing={4}>
      {lines.map((line) => (
        <ListItem key={line}>{line}</ListItem>
      ))}
    </List>
  );
}
