'use client';

import { useEffect, useRef } from 'react';
import { secondText } from '#components/answers/second-text.ts';
import classes from '#components/playground/file-field.module.css';

type Props = { url: string; durationS: number; count: number };

const widthPx = 160;

/** Frames of a film at even distances, small. */
export function FilmFrames({ url, durationS, count }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const times = Array.from({ length: count }, (_, index) => ((index + 0.5) * durationS) / count);
  useEffect(() => {
    const left = new AbortController();
    const canvases = [...(list.current?.querySelectorAll('canvas') ?? [])];
    void drawFrames(url, durationS, canvases, left.signal);
    return () => left.abort();
  }, [url, durationS]);
  return (
    <ol ref={list} className={classes.frames} aria-label="Frames of the film, evenly sampled">
      {times.map((timeS) => (
        <li key={timeS}>
          <canvas
            width={widthPx}
            height={(widthPx * 9) / 16}
            role="img"
            aria-label={`The frame at ${secondText(timeS)}`}
          />
          {secondText(timeS)}
        </li>
      ))}
    </ol>
  );
}

/** Goes through the film with a player of its own, one frame after another. */
async function drawFrames(url: string, durationS: number, canvases: HTMLCanvasElement[], left: AbortSignal) {
  const film = document.createElement('video');
  film.muted = true;
  film.preload = 'auto';
  film.src = url;
  if (!(await opened(film))) return;
  for (const [index, canvas] of canvases.entries()) {
    if (left.aborted || !(await seek(film, ((index + 0.5) * durationS) / canvases.length))) break;
    canvas.height = Math.round((widthPx * film.videoHeight) / film.videoWidth);
    canvas.getContext('2d')?.drawImage(film, 0, 0, canvas.width, canvas.height);
  }
  film.removeAttribute('src');
}

function opened(film: HTMLVideoElement): Promise<boolean> {
  return new Promise((resolve) => {
    film.onloadedmetadata = () => resolve(true);
    film.onerror = () => resolve(false);
  });
}

function seek(film: HTMLVideoElement, timeS: number): Promise<boolean> {
  return new Promise((resolve) => {
    film.onseeked = () => resolve(true);
    film.onerror = () => resolve(false);
    film.currentTime = timeS;
  });
}
