'use client';

import { Text } from '@mantine/core';
import { useState } from 'react';
import classes from '#components/history/kept-file.module.css';
import { TextLink } from '#components/ui/text-link.tsx';
import { byteText } from '#components/versions/byte-text.ts';
import type { PredictionSummary } from '#lib/usage/prediction-summary';

type Props = {
  file: PredictionSummary['files'][number];
  /** Where the file itself is. */
  url: string;
  /** In a list: a thumbnail, and a player of a line. */
  small?: boolean;
};

/** A file that was sent: shown or played where the browser can, else to be downloaded. */
export function KeptFile({ file: { name, type, sizeBytes }, url, small }: Props) {
  const [isShown, setIsShown] = useState(true);
  const [kind] = type.split('/');
  const fails = () => setIsShown(false);
  const known = { src: url, className: classes.media, 'data-small': small || undefined, onError: fails };
  return (
    <div className={classes.file}>
      {isShown && kind === 'image' && <img {...known} alt={name} loading="lazy" decoding="async" />}
      {isShown && kind === 'audio' && <audio {...known} controls preload="none" aria-label={name} />}
      {isShown && kind === 'video' && (
        <video {...known} controls={!small} playsInline muted={small} preload="metadata" aria-label={name} />
      )}
      <Text size="sm" component="span" style={{ overflowWrap: 'anywhere' }}>
        {small ? name : <TextLink href={url}>{name}</TextLink>}
        <Text component="span" size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          , {byteText(sizeBytes)}
        </Text>
      </Text>
    </div>
  );
}
