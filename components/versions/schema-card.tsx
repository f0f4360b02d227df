'use client';

import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
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
  const { hasOwnManifest, trees, summary } = model;
  const [changing, setChanging] = useState(false);
  const asksForLabels = trees?.lacksLabels === true && manifest.labels !== undefined;
  const isKnown = hasOwnManifest || (trees?.hasNames === true && !changing);
  return (
    <Card title="What it takes and answers" description={descriptionOf(model, asksForLabels)}>
      {isKnown ? (
        <Stack gap="xl">
          <SchemaTable manifest={asksForLabels && !hasOwnManifest ? { ...manifest, labels: undefined } : manifest} />
          {asksForLabels && !hasOwnManifest && (
            <LabelEditor
              labels={manifest.labels ?? []}
              problems={problemsAt(problems, '/labels')}
              onChange={onChange}
            />
          )}
          {!hasOwnManifest && (
            <div>
              <Button variant="default" size="xs" onClick={() => setChanging(true)}>
                Change names, types and ranges
              </Button>
            </div>
          )}
        </Stack>
      ) : (
        <SchemaEditor manifest={manifest} summary={summary} problems={problems} onChange={onChange} />
      )}
    </Card>
  );
}

function descriptionOf({ hasOwnManifest, trees }: ModelFile, asksForLabels: boolean): string {
  if (hasOwnManifest) return 'As model.json in the archive says.';
  if (trees?.hasNames) {
    return asksForLabels
      ? `As the file of ${trees.library} says. It knows its classes by number: say what they are called.`
      : `As the file of ${trees.library} says.`;
  }
  const who = trees ? 'The file' : 'The graph';
  return `${who} knows its columns by number. Name them, and callers send JSON with these names; ranges and defaults are checked for you.`;
}
