'use client';

import { type Ref, type RefObject, useEffect, useState } from 'react';
import classes from '#components/answers/windows-answer.module.css';

type Props = {
  recording: { kind: 'audio' | 'video'; url: string };
  player: RefObject<HTMLMediaElement | null>;
  /** In seconds, as it plays and where one jumps to. */
  onPosition(seconds: number): void;
};

/** The browser's own player of what was sent, telling where it is; an animated GIF plays by itself. */
export function RecordingPlayer({ recording: { kind, url }, player, onPosition }: Props) {
  const [shownAs, setShownAs] = useState<'player' | 'picture' | 'nothing'>('player');
  useEffect(() => {
    const media = player.current;
    if (!media) return;
    let frame = 0;
    const tell = () => onPosition(media.currentTime);
    const follow = () => {
      tell();
      frame = media.paused || media.ended ? 0 : requestAnimationFrame(follow);
    };
    media.addEventListener('play', follow);
    media.addEventListener('seeked', tell);
    return () => {
      cancelAnimationFrame(frame);
      media.removeEventListener('play', follow);
      media.removeEventListener('seeked', tell);
    };
  }, [player, onPosition]);
  const common = { src: url, controls: true, preload: 'metadata', 'aria-label': 'What was sent' } as const;
  if (shownAs === 'nothing') return null;
  if (shownAs === 'picture') {
    return <img src={url} alt="What was sent" className={classes.picture} onError={() => setShownAs('nothing')} />;
  }
  return kind === 'audio' ? (
    <audio ref={player as Ref<HTMLAudioElement>} className={classes.player} {...common} />
  ) : (
    <video
      ref={player as Ref<HTMLVideoElement>}
      className={classes.player}
      playsInline
      onError={() => setShownAs('picture')}
      {...common}
    />
  );
}
