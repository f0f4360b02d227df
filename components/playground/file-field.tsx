'use client';

import '@mantine/dropzone/styles.css';
import { Button, Group, InputWrapper, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useId } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { type FieldFile, fileOf } from '#components/playground/field-file.ts';
import classes from '#components/playground/file-field.module.css';
import { byteText } from '#components/versions/byte-text.ts';
import type { Feature } from '#lib/registry/feature';

type Props = {
  feature: Feature;
  value: FieldFile | undefined;
  error: string | undefined;
  onChange(file: FieldFile | undefined): void;
  /** What is asked for: "Picture". */
  what: string;
  invitation: string;
  /** Media types and endings a file input offers first; what it is, is told by its bytes on the server. */
  accept: string;
  /** What the model makes of it, beside its size: "brought to 224 × 224". */
  facts?: readonly string[];
  /** Another way to give it, in place of the zone: a microphone, paper. */
  instead?: ReactNode;
  /** Buttons above the zone. */
  ways?: ReactNode;
  /** The chosen file, shown as what it is. */
  children?: ReactNode;
};

/** The field of a feature that is a file: dropped or chosen, shown, and taken away again. */
export function FileField(props: Props) {
  const { feature, value, error, onChange, what, invitation, accept, facts = [], instead, ways, children } = props;
  const { name, description } = feature;
  const id = useId();
  return (
    <InputWrapper label={name} description={description} error={error} id={id} labelElement="div">
      <Stack gap="xs" mt={6} align="stretch">
        {ways}
        {instead || (
          <Dropzone
            onDrop={([file]) => file && onChange(fileOf(file, file.name))}
            multiple={false}
            className={classes.zone}
            data-filled={value !== undefined || undefined}
            aria-label={`${what} for ${name}: drop it here, or press Enter to choose ${value ? 'another' : 'one'}`}
            inputProps={{ 'aria-label': `${what} for ${name}`, accept }}
          >
            <Text size="sm">{value ? 'Drop another here, or choose one.' : invitation}</Text>
          </Dropzone>
        )}
        {!instead && value && children}
        {value && (
          <Group gap="sm" wrap="nowrap" align="baseline">
            <Button variant="default" size="xs" flex="none" onClick={() => onChange(undefined)}>
              Remove
            </Button>
            <Text size="xs" c="dimmed" className={classes.facts}>
              {[value.fileName, byteText(value.blob.size), ...facts].join(' · ')}
            </Text>
          </Group>
        )}
      </Stack>
    </InputWrapper>
  );
}
