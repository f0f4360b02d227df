'use client';

import { Button, Group, Loader, Text, Textarea } from '@mantine/core';
import { IconCamera, IconFileUpload } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import classes from '#components/predict/predict.module.css';

type Props = {
  /** Whether files are being dragged over the page. */
  isOver: boolean;
  reading: boolean;
  disabled: boolean;
  /** Whether it takes the focus when it comes back. */
  takesFocus: boolean;
  /** Whether what was given can be answered already, so that choosing files is not the next step. */
  isReady: boolean;
  typed: string;
  onTyped(text: string): void;
  onFiles(files: File[]): void;
};

/** The large place of the front door: choose files, take a photo, or type. Dropping and pasting work on the whole page. */
export function DropZone({ isOver, reading, disabled, takesFocus, isReady, typed, onTyped, onFiles }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, [takesFocus]);
  const take = (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])];
    // The same file may be chosen again.
    input.value = '';
    if (files.length > 0) onFiles(files);
  };
  return (
    <section className={classes.zone} data-over={isOver || undefined} aria-label="What to predict from">
      {reading ? (
        <Loader size={34} aria-label="Looking at it" />
      ) : (
        <IconFileUpload size={38} stroke={1.4} aria-hidden />
      )}
      <p className={classes.invitation}>Drop anything here</p>
      <Text size="sm" c="dimmed" maw="52ch">
        A picture, a recording, a film, a text, a table (CSV or JSON lines) or a NumPy array; several files at once,
        too. Nothing is sent before you say so.
      </Text>
      <Group gap="sm" justify="center">
        <Button
          ref={button}
          variant={isReady ? 'default' : 'filled'}
          onClick={() => chooser.current?.click()}
          disabled={disabled}
        >
          Choose files
        </Button>
        <Button
          variant="default"
          className={classes.photo}
          leftSection={<IconCamera size={18} aria-hidden />}
          onClick={() => camera.current?.click()}
          disabled={disabled}
        >
          Take a photo
        </Button>
      </Group>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label="Files"
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label="Photo"
        onChange={(event) => take(event.currentTarget)}
      />
      <Textarea
        className={classes.typed}
        label="Or type or paste a text"
        value={typed}
        onChange={(event) => onTyped(event.currentTarget.value)}
        onKeyDown={sendWithEnter}
        autosize
        minRows={2}
        maxRows={12}
        disabled={disabled}
      />
    </section>
  );
}

/** Enter alone begins a new line. */
function sendWithEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
