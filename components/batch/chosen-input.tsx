import { Alert, Button, Group, List, ListItem, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { InputStart } from '#components/batch/read-input-start.ts';
import { CsvPreview } from '#components/datasets/csv-preview.tsx';
import { byteText } from '#components/versions/byte-text.ts';

/** A file and how it begins. */
export type ChosenInput = { file: File; start: InputStart };

type Props = {
  chosen: ChosenInput;
  /** Why its columns do not fit the model; null where they do. */
  unfit: string | null;
  onChooseAnother(): void;
  disabled: boolean;
};

/** The file that is to be scored: its first rows, and what is to be said of it. */
export function ChosenInputView({ chosen: { file, start }, unfit, onChooseAnother, disabled }: Props) {
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          <Text fw={600}>{file.name}</Text>
          <Text size="sm" c="dimmed">
            {byteText(file.size)}, {start.format === 'csv' ? 'CSV' : 'JSON lines'}
          </Text>
        </div>
        <Button variant="default" size="xs" flex="none" onClick={onChooseAnother} disabled={disabled}>
          Choose another
        </Button>
      </Group>
      {start.problem ? (
        <Refusal title="This file cannot be used">{start.problem}</Refusal>
      ) : (
        <CsvPreview label="First rows of the file" header={start.header} rows={start.rows} />
      )}
      {start.notes.length > 0 && (
        <List size="sm" c="dimmed">
          {start.notes.map((note) => (
            <ListItem key={note}>{note}</ListItem>
          ))}
        </List>
      )}
      {unfit && <Refusal title="The columns do not fit the model">{unfit}</Refusal>}
    </>
  );
}

function Refusal({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Alert role="alert" color="red" icon={<IconAlertTriangle size={20} />} title={title}>
      {children}
    </Alert>
  );
}
