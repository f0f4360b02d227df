'use client';

import { Text } from '@mantine/core';
import { useState } from 'react';
import classes from '#components/answers/detections-answer.module.css';
import { labelColours } from '#components/answers/label-colours.ts';
import { PictureWithBoxes } from '#components/answers/picture-with-boxes.tsx';
import { probabilityText } from '#components/charts/probability-bars.tsx';
import type { DetectionAnswer } from '#lib/inference/codecs/answers';

type Props = {
  width: number;
  height: number;
  detections: readonly DetectionAnswer[];
  pictureUrl?: string | undefined;
};

const mostShown = 100;

/** What was found in a picture: drawn over it and listed, each pointing at the other. */
export function DetectionsAnswer({ width, height, detections, pictureUrl }: Props) {
  const [active, setActive] = useState<number>();
  const shown = detections.slice(0, mostShown);
  const colour = labelColours(detections.map(({ label }) => label));
  return (
    <div className={classes.answer}>
      <PictureWithBoxes {...{ width, height, pictureUrl, active, colour }} detections={shown} onActive={setActive} />
      {detections.length === 0 ? (
        <Text>Nothing was found in the picture.</Text>
      ) : (
        <ol className={classes.list} aria-label="What was found, the surest first">
          {shown.map(({ label, score, box }, index) => (
            // Detections are known by their place.
            <li key={index}>
              <button
                type="button"
                className={classes.detection}
                style={{ borderInlineStartColor: colour(label) }}
                data-active={active === index || undefined}
                onPointerEnter={() => setActive(index)}
                onPointerLeave={() => setActive(undefined)}
                onFocus={() => setActive(index)}
                onBlur={() => setActive(undefined)}
              >
                <span className={classes.label}>{label}</span>
                <span className={classes.place}>
                  {Math.round(box.width)} × {Math.round(box.height)} at {Math.round(box.x)}, {Math.round(box.y)}
                </span>
                <span className={classes.score}>{probabilityText(score)}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
      {detections.length > mostShown && (
        <Text size="sm">
          The first {mostShown} of {detections.length.toLocaleString('en')} are drawn; the answer as JSON has them all.
        </Text>
      )}
    </div>
  );
}
