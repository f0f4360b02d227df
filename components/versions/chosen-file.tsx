'use client';

import { Button, Text } from '@mantine/core';
import { byteText } from '#components/versions/byte-text.ts';
import classes from '#components/versions/chosen-file.module.css';
import { GraphValues } from '#components/versions/graph-values.tsx';
import { opsetText } from '#components/versions/opset-text.ts';
import type { ModelFile } from '#components/versions/read-model-file.ts';
import type { TreeFileFacts } from '#lib/training/convert/describe-tree-file';

type Props = { model: ModelFile; disabled: boolean; onReplace(): void };

const sources: Record<ModelFile['source'], string> = {
  'model.json': 'model.json, in the archive',
  'hugging-face': 'none: read from the Hugging Face folder, below',
  file: 'none: suggested from the file, below',
};

/** The chosen file and what it says about itself. */
export function ChosenFile({ model, disabled, onReplace }: Props) {
  const { file, summary, trees, source } = model;
  const more = [
    ...(trees ? treeFacts(trees) : graphFacts(summary)),
    {
      label: 'Manifest',
      text: sources[source],
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

function graphFacts({ opsets, operators, producer }: ModelFile['summary']) {
  return [
    { label: 'Operator sets', text: opsetText(opsets) },
    {
      label: 'Operators',
      text: `${operators.length}: ${operators.slice(0, 12).join(', ')}${operators.length > 12 ? ' …' : ''}`,
    },
    ...(producer ? [{ label: 'Made with', text: producer }] : []),
  ];
}

function treeFacts({ library, version, treeCount, objective, featureCount, hasNames }: TreeFileFacts) {
  const features = `${featureCount.toLocaleString('en')}, ${hasNames ? 'with their names' : 'without names'}`;
  return [
    { label: 'Made with', text: `${library} ${version}; it becomes an ONNX graph when it is published` },
    treeCount === 0 ? { label: 'Model', text: 'Linear' } : { label: 'Trees', text: treeCount.toLocaleString('en') },
    { label: 'Objective', text: objective },
    { label: 'Features', text: features },
  ];
}
