'use client';

import { Button, Group, Popover, PopoverDropdown, PopoverTarget, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { namesIn } from '#components/versions/change-feature.ts';

type Props = {
  /** What is named: "features", "labels". */
  what: string;
  count: number;
  onNames(names: string[]): void;
};

/** Names many things at once, from a pasted list. */
export function PasteNames({ what, count, onNames }: Props) {
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const names = namesIn(text);
  const apply = () => {
    onNames(names);
    setOpened(false);
    setText('');
  };
  return (
    <Popover opened={opened} onChange={setOpened} width={340} position="bottom-end" shadow="md" trapFocus withinPortal>
      <PopoverTarget>
        <Button variant="default" size="xs" onClick={() => setOpened((open) => !open)}>
          Paste names…
        </Button>
      </PopoverTarget>
      <PopoverDropdown>
        <Stack gap="sm">
          <Textarea
            label={`Names of the ${what}, in their order`}
            description="One a line, or separated by commas, like the first line of the CSV file."
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            minRows={5}
            maxRows={12}
            autosize
            spellCheck={false}
          />
          <Group justify="space-between">
            <span aria-live="polite">
              {names.length} of {count}
            </span>
            <Button size="xs" onClick={apply} disabled={names.length === 0 || names.length > count}>
              Use these names
            </Button>
          </Group>
        </Stack>
      </PopoverDropdown>
    </Popover>
  );
}
