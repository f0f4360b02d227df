'use client';

import { Button, List, ListItem, Stack } from '@mantine/core';
import { useState } from 'react';
import { taskWords } from '#components/models/task-words.ts';
import { Card } from '#components/ui/card.tsx';
import { LabelEditor } from '#components/versions/label-editor.tsx';
import { problemsAt } from '#components/versions/problems-at.ts';
import type { ModelFile } from '#components/versions/read-model-file.ts';
import { SchemaEditor } from '#components/versions/schema-editor.tsx';
import { SchemaTable } from '#components/versions/schema-table.tsx';
import type { FieldError } from '#lib/errors';
import type { Manifest } from '#lib/registry/manifest';

type Props = {
  model: ModelFile;
  manifest: Manifest;
  problems: readonly FieldError[];
  onChange(next: (manifest: Manifest) => Manifest): void;
};

/** What a chosen model takes and answers: what its file says is shown, and only what it cannot know is asked for. */
export function SchemaCard({ model, manifest, problems, onChange }: Props) {
  const { source, trees, summary, notes, scoresAreRaw } = model;
  const [changing, setChanging] = useState(false);
  const asksForLabels = source !== 'model.json' && lacksLabels(model) && manifest.labels !== undefined;
  const isKnown = source === 'model.json' || (!changing && (source === 'hugging-face' || trees?.hasNames === true));
  return (
    <Card title="What it takes and answers" description={descriptionOf(model, asksForLabels)}>
      {isKnown ? (
        <Stack gap="xl">
          <SchemaTable manifest={asksForLabels ? { ...manifest, labels: undefined } : manifest} />
          {notes.length > 0 && <Notes notes={notes} />}
          {asksForLabels && (
            <LabelEditor
              labels={manifest.labels ?? []}
              problems={problemsAt(problems, '/labels')}
              onChange={onChange}
            />
          )}
          {source !== 'model.json' && (
            <div>
              <Button variant="default" size="xs" onClick={() => setChanging(true)}>
                {source === 'hugging-face' ? 'Change how it is fed and read' : 'Change names, types and ranges'}
              </Button>
            </div>
          )}
        </Stack>
      ) : (
        <SchemaEditor
          manifest={manifest}
          summary={summary}
          scoresAreRaw={scoresAreRaw}
          problems={problems}
          onChange={onChange}
        />
      )}
    </Card>
  );
}

function Notes({ notes }: { notes: readonly string[] }) {
  return (
    <List size="sm">
      {notes.map((note) => (
        <ListItem key={note}>{note}</ListItem>
      ))}
    </List>
  );
}

/** Whether classes are known by number only, or as exports call them where nobody named them. */
const lacksLabels = ({ source, trees, manifest: { labels = [] } }: ModelFile) =>
  source === 'hugging-face' ? labels.every((label) => /^(LABEL_)?\d+$/.test(label)) : trees?.lacksLabels === true;

function descriptionOf({ source, trees, manifest, summary }: ModelFile, asksForLabels: boolean): string {
  const labelsWanted = asksForLabels ? ' It knows its classes by number: say what they are called.' : '';
  if (source === 'model.json') return 'As model.json in the archive says.';
  if (source === 'hugging-face') {
    return `${taskWords[manifest.task]}, as the files of the Hugging Face folder say.${labelsWanted}`;
  }
  if (trees?.hasNames) return `As the file of ${trees.library} says.${labelsWanted}`;
  if (!trees && manifest.features.length <= summary.inputs.length) {
    return 'As the graph says. Name its inputs as callers should; ranges and defaults are checked for you.';
  }
  const who = trees ? 'The file' : 'The graph';
  return `${who} knows its columns by number. Name them, and callers send JSON with these names; ranges and defaults are checked for you.`;
}
