'use client';

import { Text } from '@mantine/core';
import { useState } from 'react';
import { secondText } from '#components/answers/second-text.ts';
import type { FieldFile } from '#components/playground/field-file.ts';
import classes from '#components/playground/file-field.module.css';
import { FileField } from '#components/playground/file-field.tsx';
import { FilmFrames } from '#components/playground/film-frames.tsx';
import type { VideoFeature } from '#lib/registry/feature';

type Props = {
  feature: VideoFeature;
  value: FieldFile | undefined;
  error: string | undefined;
  onChange(film: FieldFile | undefined): void;
};

type Seen = { of: FieldFile; facts: string[]; durationS: number | null };

/** A film: dropped or chosen, with its player and frames of it. */
export function VideoField({ feature, value, error, onChange }: Props) {
  const [seen, setSeen] = useState<Seen>();
  const film = seen && seen.of === value ? seen : undefined;
  return (
    <FileField
      {...{ feature, value, error, onChange }}
      what="Film"
      accept="video/*,image/gif,.mp4,.mov,.webm,.mkv,.avi,.gif"
      invitation="Drop a film here, or choose one. MP4, MOV, WebM, MKV, AVI or animated GIF."
      facts={film?.facts ?? []}
    >
      {value?.blob.type === 'image/gif' && (
        // A film to the model, a picture to the browser.
        <img src={value.url} alt={`What is sent as ${feature.name}`} className={classes.picture} />
      )}
      {value && value.blob.type !== 'image/gif' && (
        <>
          {/* biome-ignore lint/a11y/useMediaCaption: there are no captions of what somebody chose */}
          <video
            key={value.url}
            className={classes.player}
            src={value.url}
            controls
            playsInline
            preload="metadata"
            aria-label={`What is sent as ${feature.name}`}
            onLoadedMetadata={({ currentTarget: { duration, videoWidth, videoHeight } }) =>
              setSeen({
                of: value,
                durationS: Number.isFinite(duration) ? duration : null,
                facts: [secondText(duration), `${videoWidth} × ${videoHeight}`],
              })
            }
            onError={() => setSeen({ of: value, durationS: null, facts: [] })}
          />
          {film?.durationS != null && film.durationS > 0 && (
            <FilmFrames url={value.url} durationS={film.durationS} count={Math.min(feature.frames, 8)} />
          )}
          {film?.facts.length === 0 && (
            <Text size="xs" c="dimmed">
              This browser cannot play it; it is sent as it is.
            </Text>
          )}
        </>
      )}
    </FileField>
  );
}
