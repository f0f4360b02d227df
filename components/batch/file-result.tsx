'use client';

import { Alert, Modal, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { AnswerView } from '#components/answers/answer-view.tsx';
import { isAnswer } from '#components/answers/is-answer.ts';
import { batchFileUrl } from '#components/batch/batch-file-url.ts';
import classes from '#components/batch/file-results.module.css';
import { TextLink } from '#components/ui/text-link.tsx';
import type { BatchRow } from '#lib/batch/batch-rows';

type Props = { jobId: string; row: BatchRow | null; kind: string | null; onClose(): void };

/** One file of a job with the whole of its answer. */
export function FileResult({ jobId, row, kind, onClose }: Props) {
  const url = row ? batchFileUrl(jobId, row.row) : '';
  const input = kind === 'image' || kind === 'audio' || kind === 'video' ? ({ kind, url } as const) : undefined;
  const isDrawnOver = isAnswer(row?.answer) && ('detections' in row.answer || 'windows' in row.answer);
  return (
    <Modal opened={row !== null} onClose={onClose} title={row?.file ?? 'Result'} size="lg">
      {row && (
        <div className={classes.result}>
          {input && !isDrawnOver && <Sent input={input} name={row.file ?? ''} />}
          {row.error !== null && (
            <Alert color="red" icon={<IconAlertTriangle size={20} />} title="No answer">
              {row.error}
            </Alert>
          )}
          {isAnswer(row.answer) && <AnswerView answer={row.answer} input={input} />}
          <Text size="sm">
            <TextLink href={url}>The file itself</TextLink>
          </Text>
        </div>
      )}
    </Modal>
  );
}

function Sent({ input, name }: { input: { kind: 'image' | 'audio' | 'video'; url: string }; name: string }) {
  if (input.kind === 'image') return <img src={input.url} alt={name} className={classes.picture} />;
  const player = { src: input.url, controls: true, className: classes.player, 'aria-label': name };
  return input.kind === 'audio' ? <audio {...player} /> : <video {...player} playsInline />;
}
