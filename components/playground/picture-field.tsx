'use client';

import '@mantine/dropzone/styles.css';
import { Button, Group, InputWrapper, SegmentedControl, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useId } from '@mantine/hooks';
import { useState } from 'react';
import { DrawingPad } from '#components/playground/drawing-pad.tsx';
import { type Picture, readPicture } from '#components/playground/field-values.ts';
import classes from '#components/playground/picture-field.module.css';
import type { Feature } from '#lib/registry/feature';

type Props = {
  feature: Extract<Feature, { type: 'image' }>;
  value: Picture | undefined;
  error: string | undefined;
  onChange(picture: Picture | undefined): void;
};

/** A picture, dropped or chosen; for models that read ink also drawn. */
export function PictureField({ feature, value, error, onChange }: Props) {
  const { name, description, fit } = feature;
  const id = useId();
  const [wantsPaper, setWantsPaper] = useState(fit === 'ink');
  const [sheet, setSheet] = useState(0);
  const [drawn, setDrawn] = useState<Picture>();
  // An example is no drawing: it is shown as a picture, so that what is sent is what is seen.
  const drawing = wantsPaper && (value === undefined || value === drawn);
  const clear = () => {
    setSheet((count) => count + 1);
    onChange(undefined);
  };
  const take = async (blob: Blob, fileName: string) => onChange(await readPicture(blob, fileName));
  const takeDrawing = async (png: Blob) => {
    const picture = await readPicture(png, `${name}.png`);
    setDrawn(picture);
    onChange(picture);
  };
  return (
    <InputWrapper label={name} description={description} error={error} id={id} labelElement="div">
      <Stack gap="xs" mt={6} align="stretch">
        {fit === 'ink' && (
          <SegmentedControl
            aria-label={`How to give ${name}`}
            data={[
              { value: 'draw', label: 'Draw' },
              { value: 'choose', label: 'Choose a picture' },
            ]}
            value={drawing ? 'draw' : 'choose'}
            onChange={(chosen) => {
              setWantsPaper(chosen === 'draw');
              clear();
            }}
          />
        )}
        {drawing ? (
          <DrawingPad
            label={`Draw ${name} here. Without a pointer, choose a picture instead.`}
            sheet={sheet}
            onDrawing={takeDrawing}
          />
        ) : (
          <Dropzone
            onDrop={([file]) => file && take(file, file.name)}
            accept={['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif', 'image/tiff']}
            multiple={false}
            className={classes.zone}
            aria-label={`Picture for ${name}: drop it here, or press Enter to choose one`}
            inputProps={{ 'aria-label': `Picture for ${name}` }}
          >
            {value ? (
              <img src={value.dataUrl} alt={`What is sent as ${name}: ${value.fileName}`} className={classes.picture} />
            ) : (
              <Text size="sm">Drop a picture here, or choose one. PNG, JPEG, WebP, GIF, AVIF or TIFF.</Text>
            )}
          </Dropzone>
        )}
        <Group gap="sm">
          <Button variant="default" size="xs" onClick={clear} disabled={value === undefined}>
            {drawing ? 'Clear the paper' : 'Remove the picture'}
          </Button>
          {value && !drawing && (
            <Text size="xs" c="dimmed">
              {value.fileName}
            </Text>
          )}
        </Group>
      </Stack>
    </InputWrapper>
  );
}
