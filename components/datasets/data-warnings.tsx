import { Alert, List, ListItem } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import type { DataWarning } from '#lib/training/datasets/dataset-schema';

/** What a careful colleague would say about the data, before anything is trained on it. */
export function DataWarnings({ warnings }: { warnings: readonly DataWarning[] }) {
  if (warnings.length === 0) return null;
  return (
    <Alert
      color="orange"
      icon={<IconBulb size={20} />}
      title={
        warnings.length === 1
          ? 'Worth a look before training'
          : `${warnings.length} things worth a look before training`
      }
      mb="lg"
      styles={{ title: { color: 'var(--mantine-color-orange-text)' } }}
    >
      <List size="sm" spacing={4}>
        {warnings.map(({ column, code, message }) => (
          <ListItem key={`${column} ${code}`}>{message}</ListItem>
        ))}
      </List>
    </Alert>
  );
}
