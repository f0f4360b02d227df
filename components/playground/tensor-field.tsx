'use client';

import { Button, FileButton, Group, JsonInput, Text } from '@mantine/core';
import { type FieldFile, fileOf } from '#components/playground/field-file.ts';
import { type FieldValue, isFile } from '#components/playground/field-values.ts';
import { byteText } from '#components/versions/byte-text.ts';
import type { TensorFeature } from '#lib/registry/feature';

type Props = {
  feature: TensorFeature;
  value: FieldValue;
  error: string | undefined;
  /** The shape of one row, as people write it. */
  shape: string | undefined;
  /** Whether the row is this tensor alone, so that a file can be sent. */
  mayBeFile: boolean;
  onChange(value: string | FieldFile | undefined): void;
};

/** A tensor: nested arrays as JSON, or a file of NumPy. */
export function TensorField({ feature: { name, description }, value, error, shape, mayBeFile, onChange }: Props) {
  const file = isFile(value) ? value : undefined;
  const take = (chosen: File | null) => chosen && onChange(fileOf(chosen, chosen.name));
  return (
    <>
      <JsonInput
        label={name}
        name={name}
        error={error}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        description={[description, `nested arrays${shape ? `, ${shape}` : ''}`].filter(Boolean).join(' · ')}
        value={typeof value === 'string' ? value : ''}
        placeholder={file ? `${file.fileName} is sent` : undefined}
        disabled={file !== undefined}
        onChange={onChange}
        autosize
        minRows={4}
        maxRows={16}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.8125rem' } }}
      />
      {mayBeFile && (
        <Group gap="sm" mt="xs">
          {file ? (
            <Button variant="default" size="xs" onClick={() => onChange(undefined)}>
              Remove
            </Button>
          ) : (
            <FileButton accept=".npy" onChange={take} inputProps={{ 'aria-label': `File for ${name}` }}>
              {(props) => (
                <Button {...props} variant="default" size="xs">
                  Choose a .npy file
                </Button>
              )}
            </FileButton>
          )}
          {file && (
            <Text size="xs" c="dimmed">
              {file.fileName} · {byteText(file.blob.size)}
            </Text>
          )}
        </Group>
      )}
    </>
  );
}
