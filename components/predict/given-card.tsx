'use client';

import { Alert, Button, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { CsvPreview } from '#components/datasets/csv-preview.tsx';
import type { Given, GivenOne } from '#components/predict/given.ts';
import classes from '#components/predict/predict.module.css';
import { Card } from '#components/ui/card.tsx';
import { byteText } from '#components/versions/byte-text.ts';

type Props = { given: Given; onAnother(): void; disabled: boolean };

/** What was given, shown or played, and the way back. */
export function GivenCard({ given, onAnother, disabled }: Props) {
  return (
    <Card
      title="Input"
      aside={
        <Button variant="default" size="xs" flex="none" onClick={onAnother} disabled={disabled}>
          Try another
        </Button>
      }
    >
      {given.files === 'many' ? <ManyFiles given={given} /> : <OneFile given={given} />}
      <LeftOut names={given.leftOut} />
    </Card>
  );
}

const pluralWords = {
  image: 'pictures',
  audio: 'recordings',
  video: 'films',
  text: 'texts',
  tensor: 'arrays',
  row: 'tables',
};

function ManyFiles({ given: { all, kind } }: { given: Extract<Given, { files: 'many' }> }) {
  const sizeBytes = all.reduce((sum, { size }) => sum + size, 0);
  return (
    <div className={classes.preview}>
      <div>
        <Text fw={600}>
          {all.length.toLocaleString('en')} {pluralWords[kind]}
        </Text>
        <Text size="sm" c="dimmed">
          {byteText(sizeBytes)} in all. They are answered one by one, as a batch job.
        </Text>
      </div>
      <List size="sm">
        {all.slice(0, 5).map(({ name }, i) => (
          <List.Item key={i} style={{ overflowWrap: 'anywhere' }}>
            {name}
          </List.Item>
        ))}
        {all.length > 5 && <List.Item>and {(all.length - 5).toLocaleString('en')} more</List.Item>}
      </List>
    </div>
  );
}

function LeftOut({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <Alert
      role="alert"
      mt="md"
      color="orange"
      icon={<IconAlertTriangle size={20} />}
      title={`Left out: ${names.length}`}
    >
      Only files of one kind go together, and one table at a time: {names.slice(0, 6).join(', ')}
      {names.length > 6 && ' …'}
    </Alert>
  );
}

function OneFile({ given }: { given: GivenOne }) {
  const { file, recognised } = given;
  return (
    <div className={classes.preview}>
      <div style={{ overflowWrap: 'anywhere' }}>
        <Text fw={600}>{file.name}</Text>
        <Text size="sm" c="dimmed">
          {recognised.name}, {byteText(file.size)}
        </Text>
      </div>
      {recognised.kind === null ? (
        <Alert role="alert" color="red" icon={<IconAlertTriangle size={20} />} title="This cannot be used">
          {recognised.reason}
        </Alert>
      ) : recognised.kind === 'text' ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <pre className={classes.text} tabIndex={0}>
          {recognised.text.slice(0, 20_000)}
        </pre>
      ) : recognised.kind === 'row' ? (
        <CsvPreview label="First rows of the file" header={recognised.header} rows={recognised.rows} />
      ) : recognised.kind === 'archive' ? (
        <Text size="sm">The files in it are answered one by one, as a batch job.</Text>
      ) : (
        <Media key={given.url} given={given} />
      )}
    </div>
  );
}

const smallPixels = 96;

/** Not every picture or film a model takes is one a browser shows. */
function Media({ given: { file, recognised, url } }: { given: GivenOne }) {
  const [isShown, setIsShown] = useState(true);
  const [isSmall, setIsSmall] = useState(false);
  if (!url) return null;
  if (!isShown) {
    return (
      <Text size="sm" c="dimmed">
        Your browser cannot show it; the server may still read it.
      </Text>
    );
  }
  const fails = () => setIsShown(false);
  if (recognised.kind === 'image') {
    return (
      <img
        src={url}
        alt={`What is sent: ${file.name}`}
        className={classes.picture}
        data-small={isSmall || undefined}
        onLoad={({ currentTarget }) => setIsSmall(currentTarget.naturalWidth < smallPixels)}
        onError={fails}
      />
    );
  }
  const player = { src: url, controls: true, className: classes.player, 'aria-label': file.name, onError: fails };
  return recognised.kind === 'audio' ? <audio {...player} /> : <video {...player} playsInline />;
}
