'use client';

import { type CSSProperties, useState } from 'react';
import classes from '#components/answers/detections-answer.module.css';
import { type Part, partOf } from '#components/answers/part-of-picture.ts';
import { probabilityText } from '#components/charts/probability-bars.tsx';
import type { DetectionAnswer } from '#lib/inference/codecs/answers';

type Props = {
  /** In pixels of the picture as it is seen. */
  width: number;
  height: number;
  detections: readonly DetectionAnswer[];
  pictureUrl: string | undefined;
  active: number | undefined;
  colour(label: string): string;
  onActive(index: number | undefined): void;
};

/** A picture, as large as there is room, with a box for each detection. Without it the boxes stand on empty paper. */
export function PictureWithBoxes({ width, height, detections, pictureUrl, active, colour, onActive }: Props) {
  const [broken, setBroken] = useState<string>();
  const parts = detections.map(({ box }) => partOf({ width, height }, box));
  const hasPicture = pictureUrl !== undefined && broken !== pictureUrl;
  return (
    <figure className={classes.figure}>
      <div className={classes.picture} style={shapeOf(width, height)}>
        {hasPicture && (
          <img
            src={pictureUrl}
            alt={`What was sent, with ${detections.length} boxes drawn over it`}
            onError={() => setBroken(pictureUrl)}
          />
        )}
        {/* The list beside it says the same in words. */}
        <svg aria-hidden="true" className={classes.boxes} data-active={active !== undefined || undefined}>
          {detections.map(({ label }, index) => (
            <rect
              // Detections are known by their place.
              key={index}
              {...percentages(parts[index]!)}
              stroke={colour(label)}
              data-active={active === index || undefined}
              onPointerEnter={() => onActive(index)}
              onPointerLeave={() => onActive(undefined)}
            />
          ))}
        </svg>
        <div aria-hidden="true" className={classes.tags} data-active={active !== undefined || undefined}>
          {detections.map(({ label, score }, index) => (
            <span
              key={index}
              style={{
                left: percent(parts[index]!.x),
                top: percent(parts[index]!.y),
                borderColor: colour(label),
                // The surest, which come first, are not hidden.
                zIndex: active === index ? detections.length + 1 : detections.length - index,
              }}
              data-active={active === index || undefined}
            >
              {label} {probabilityText(score)}
            </span>
          ))}
        </div>
      </div>
      {!hasPicture && (
        <figcaption>The picture itself cannot be shown here; the boxes stand where they are in it.</figcaption>
      )}
    </figure>
  );
}

const shapeOf = (width: number, height: number) =>
  ({ aspectRatio: `${width} / ${height}`, '--ratio': width / height }) as CSSProperties;
const percent = (share: number) => `${(100 * share).toFixed(3)}%`;
const percentages = ({ x, y, width, height }: Part) => ({
  x: percent(x),
  y: percent(y),
  width: percent(width),
  height: percent(height),
});
