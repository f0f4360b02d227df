'use client';

import '@mantine/dropzone/styles.css';
import { Loader, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileUpload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from '#components/ui/file-zone.module.css';

type Props = {
  /** What is asked for: "Model file". */
  label: string;
  /** "Drop a model here, or choose a file". */
  invitation: string;
  /** What it may be, and what happens with it. */
  children: ReactNode;
  reading?: boolean;
  disabled?: boolean;
  onFile(file: File): void;
};

/** Takes one file, dropped or chosen. What it is, is told by its bytes, not by its name. */
export function FileZone({ label, invitation, children, reading, disabled, onFile }: Props) {
  return (
    <Dropzone
      onDrop={([file]) => file && onFile(file)}
      multiple={false}
      disabled={disabled}
      className={classes.zone}
      aria-label={`${label}: drop it here, or press Enter to choose one`}
      inputProps={{ 'aria-label': label }}
      enablePointerEvents
    >
      {reading ? (
        <Loader size={34} aria-label="Reading the file" />
      ) : (
        <IconFileUpload size={34} stroke={1.4} aria-hidden />
      )}
      <Text fw={600}>{reading ? 'Reading the file …' : invitation}</Text>
      <Text size="sm" c="dimmed" maw="48ch">
        {children}
      </Text>
    </Dropzone>
  );
}
