'use client';

import { Button, Group, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { DrawingPad } from '#components/playground/drawing-pad.tsx';
import { type FieldFile, fileOf } from '#components/playground/field-file.ts';
import classes from '#components/playground/file-field.module.css';
import { FileField } from '#components/playground/file-field.tsx';
import type { ImageFeature } from '#lib/registry/feature';

type Props = {
  feature: ImageFeature;
  value: FieldFile | undefined;
  error: string | undefined;
  onChange(picture: FieldFile | undefined): void;
};

/** A picture, dropped or chosen; for models that read ink also drawn. */
export function PictureField({ feature, value, error, onChange }: Props) {
  const { name, fit, width, height } = feature;
  const [wantsPaper, setWantsPaper] = useState(fit === 'ink');
  const [sheet, setSheet] = useState(0);
  const [drawn, setDrawn] = useState<FieldFile>();
  const [seen, setSeen] = useState<{ of: FieldFile; text: string }>();
  // An example is no drawing: it is shown as a picture, so that what is sent is what is seen.
  const drawing = wantsPaper && (value === undefined || value === drawn);
  const clear = () => {
    setSheet((count) => count + 1);
    onChange(undefined);
  };
  const takeDrawing = (png: Blob) => {
    const picture = fileOf(png, `${name}.png`);
    setDrawn(picture);
    onChange(picture);
  };
  const size = value && seen?.of === value ? [seen.text] : [];
  return (
    <FileField
      {...{ feature, error, onChange }}
      accept="image/*"
      value={drawing ? undefined : value}
      what="Picture"
      invitation="Drop a picture here, or choose one. PNG, JPEG, WebP, GIF, AVIF or TIFF."
      facts={[...size, `brought to ${width} × ${height}`]}
      ways={
        fit === 'ink' && (
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
        )
      }
      instead={
        drawing && (
          <>
            <DrawingPad
              label={`Draw ${name} here. Without a pointer, choose a picture instead.`}
              sheet={sheet}
              onDrawing={takeDrawing}
            />
            <Group>
              <Button variant="default" size="xs" onClick={clear} disabled={value === undefined}>
                Clear the paper
              </Button>
            </Group>
          </>
        )
      }
    >
      {value && (
        <img
          key={value.url}
          src={value.url}
          alt={`What is sent as ${name}: ${value.fileName}`}
          className={classes.picture}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setSeen({ of: value, text: `${naturalWidth} × ${naturalHeight}` })
          }
        />
      )}
    </FileField>
  );
}
