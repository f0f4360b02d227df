'use client';

import '@mantine/dropzone/styles.css';
import { Loader, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileUpload } from '@tabler/icons-react';
import classes from '#components/versions/model-file-picker.module.css';

type Props = { reading: boolean; disabled?: boolean; onFile(file: File): void };

/** Takes one model file, dropped or chosen. Which files are models is told by their bytes, not by their names. */
export function ModelFilePicker({ reading, disabled, onFile }: Props) {
  return (
    <Dropzone
      onDrop={([file]) => file && onFile(file)}
      multiple={false}
      disabled={disabled}
      className={classes.zone}
      aria-label="Model file: drop it here, or press Enter to choose one"
      inputProps={{ 'aria-label': 'Model file' }}
      enablePointerEvents
    >
      {reading ? (
        <Loader size={34} aria-label="Reading the file" />
      ) : (
        <IconFileUpload size={34} stroke={1.4} aria-hidden />
      )}
      <Text fw={600}>{reading ? 'Reading the file …' : 'Drop a model here, or choose a file'}</Text>
      <Text size="sm" c="dimmed" maw="48ch">
        An <code>.onnx</code> file, or a <code>.zip</code> with <code>model.onnx</code> and <code>model.json</code>. It
        is read in your browser first; nothing is sent yet.
      </Text>
    </Dropzone>
  );
}
