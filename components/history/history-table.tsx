'use client';

import { Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import { percentText } from '#components/answers/answer-text.ts';
import { fileNote } from '#components/history/file-note.ts';
import classes from '#components/history/history.module.css';
import { KeptFile } from '#components/history/kept-file.tsx';
import { keptFileUrl } from '#components/history/kept-file-url.ts';
import { Card } from '#components/ui/card.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import { millisecondText } from '#components/versions/millisecond-text.ts';
import type { PredictionSummary } from '#lib/usage/prediction-summary';

/** One's own predictions, newest first; tick two to see them side by side. */
export function HistoryTable({ predictions }: { predictions: readonly PredictionSummary[] }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const toggle = (id: string) =>
    setChosen((ids) => (ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]));
  // The older of the two stands first.
  const [a, b] = chosen.toSorted();
  return (
    <>
      <Card flush>
        <DataTable
          label="Your predictions"
          columns={[
            { label: 'Answer' },
            { label: 'Input', wide: true },
            { label: 'Model' },
            { label: 'Units', numeric: true, minor: true },
            { label: 'Latency', numeric: true, minor: true },
            { label: 'When' },
            { label: 'Compare' },
          ]}
          rows={predictions.map((prediction) => ({
            id: prediction.id,
            cells: [
              <TextLink key="answer" href={pathOf(prediction)} underline="hover" className={classes.answer}>
                {shortAnswer(prediction)}
              </TextLink>,
              <Input key="input" prediction={prediction} />,
              `${prediction.modelName || 'Erased'}, version ${prediction.version ?? '–'}`,
              <NumberText key="units" value={prediction.units} />,
              <span key="latency" className={classes.mark}>
                {millisecondText(prediction.latencyMs)}
              </span>,
              <Time key="when" value={prediction.createdAt} />,
              !prediction.batchJobId && (
                <Checkbox
                  key="compare"
                  aria-label={`Compare ${shortAnswer(prediction)}, ${prediction.id.slice(-6)}`}
                  checked={chosen.includes(prediction.id)}
                  disabled={!chosen.includes(prediction.id) && chosen.length >= 2}
                  onChange={() => toggle(prediction.id)}
                />
              ),
            ],
          }))}
        />
      </Card>
      {a && (
        <div className={classes.bar} role="status">
          <span>{b ? '2 ticked' : '1 ticked; tick another to compare'}</span>
          {b && (
            <LinkButton href={`/history/compare?a=${a}&b=${b}`} size="xs">
              Compare
            </LinkButton>
          )}
        </div>
      )}
    </>
  );
}

const pathOf = ({ id, batchJobId }: PredictionSummary) => (batchJobId ? `/batch/${batchJobId}` : `/history/${id}`);

function shortAnswer({ answer, units, batchJobId }: PredictionSummary): string {
  if (batchJobId) return `${units.toLocaleString('en')} answers of a batch job`;
  const more = units > 1 ? ` and ${(units - 1).toLocaleString('en')} more` : '';
  if (!answer) return 'Answer not kept';
  return answer.text + (answer.score === null ? '' : `, ${percentText(answer.score)}`) + more;
}

function Input({ prediction: { id, files, input, batchJobId } }: { prediction: PredictionSummary }) {
  const [file] = files;
  if (file) return <KeptFile file={file} url={keptFileUrl(id, file.row)} small />;
  if (batchJobId) return '–';
  return (
    <Text size="sm" component="span" className={classes.input} c={input ? undefined : 'dimmed'}>
      {input ? inputText(input) : 'not kept'}
    </Text>
  );
}

/** A row of one feature is that; of more, all of them by name. What was cut off is no JSON any more. */
function inputText(json: string): string {
  try {
    const row: unknown = JSON.parse(json);
    if (typeof row !== 'object' || row === null) return json;
    const entries = Object.entries(row).map(
      ([name, value]) =>
        [name, fileNote(value) ?? (typeof value === 'string' ? value : JSON.stringify(value))] as const,
    );
    return entries.length === 1 ? entries[0]![1] : entries.map(([name, value]) => `${name} ${value}`).join(', ');
  } catch {
    return `${json.replace(/^\{"[^"]*":"?/, '')}…`;
  }
}
