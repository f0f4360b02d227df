'use client';

import { IconFile, IconFileText, IconMovie, IconWaveSine } from '@tabler/icons-react';
import { useState } from 'react';
import { answerText } from '#components/answers/answer-text.ts';
import { isAnswer } from '#components/answers/is-answer.ts';
import { batchFileUrl } from '#components/batch/batch-file-url.ts';
import classes from '#components/batch/file-results.module.css';
import type { BatchRow } from '#lib/batch/batch-rows';

export type FileListProps = {
  jobId: string;
  rows: readonly BatchRow[];
  /** What the files are; null where that is not known. */
  kind: string | null;
  onOpen(row: BatchRow): void;
};

/** Files as thumbnails with their answers. Pictures are fetched as they come into sight. */
export function FileGallery({ jobId, rows, kind, onOpen }: FileListProps) {
  return (
    <ul className={classes.gallery} aria-label="Files and their answers">
      {rows.map((row) => (
        <li key={row.row} className={classes.item} data-failed={row.error !== null || undefined}>
          <div className={classes.thumb}>
            <Thumbnail kind={kind} url={batchFileUrl(jobId, row.row)} />
          </div>
          <div className={classes.caption}>
            <button type="button" className={classes.open} onClick={() => onOpen(row)}>
              {resultText(row)}
            </button>
            <span className={classes.name}>{row.file}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The answer, or the error, in a line. */
export function resultText({ answer, error }: BatchRow): string {
  if (error !== null) return error;
  return isAnswer(answer) ? answerText(answer) : 'no answer';
}

const icons: Readonly<Record<string, typeof IconFile>> = { audio: IconWaveSine, video: IconMovie, text: IconFileText };

function Thumbnail({ kind, url }: { kind: string | null; url: string }) {
  const [isShown, setIsShown] = useState(true);
  const [isSmall, setIsSmall] = useState(false);
  const fails = () => setIsShown(false);
  if (isShown && kind === 'image') {
    return (
      <img
        src={url}
        alt=""
        loading="lazy"
        decoding="async"
        data-small={isSmall || undefined}
        onLoad={({ currentTarget }) => setIsSmall(currentTarget.naturalWidth < 96)}
        onError={fails}
      />
    );
  }
  const Icon = icons[kind ?? ''] ?? IconFile;
  return <Icon size={40} stroke={1.3} aria-hidden />;
}
