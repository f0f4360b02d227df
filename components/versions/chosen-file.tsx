'use client';

import { Button, Text } from '@mantine/core';
import { byteText } from '#components/versions/byte-text.ts';
import classes from '#components/versions/chosen-file.module.css';
import { GraphValues } from '#components/versions/graph-values.tsx';
import { opsetText } from '#components/versions/opset-text.ts';
import type { ModelFile } from '#components/versions/read-model-file.ts';

type Props = { model: ModelFile; disabled: boolean; onReplace(): void };

/** The chosen file and what its graph says about itself. */
export function ChosenFile({ model: { file, summary, hasOwnManifest }, disabled, onReplace }: Props) {
  const more = [
    { label: 'Operator sets', text: opsetText(summary.opsets) },
    {
      label: 'Operators',
      text: `${summary.operators.length}: ${summary.operators.slice(0, 12).join(', ')}${summary.operators.length > 12 ? ' …' : ''}`,
    },
    ...(summary.producer ? [{ label: 'Made with', text: summary.producer }] : []),
    {
      label: 'Manifest',
      text: hasOwnManifest ? 'model.json, in the archive' : 'none: suggested from the graph, below',
    },
  ];
  return (
    <div>
      <div className={classes.file}>
        <div className={classes.name}>
          <Text fw={600}>{file.name}</Text>
          <Text size="sm" c="dimmed">
            {byteText(file.size)}
          </Text>
        </div>
        <Button variant="default" size="xs" flex="none" onClick={onReplace} disabled={disabled}>
          Choose another
        </Button>
      </div>
      <GraphValues inputs={summary.inputs} outputs={summary.outputs} more={more} />
    </div>
  );
}
