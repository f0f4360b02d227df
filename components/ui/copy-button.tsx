'use client';

import { ActionIcon, Button, CopyButton as CopyOnClick, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

type Props = {
  value: string;
  /** What is copied, as in "Copy the key". */
  label: string;
  /** A button with words instead of an icon. */
  withText?: boolean;
};

/** Puts `value` on the clipboard and says so. */
export function CopyButton({ value, label, withText }: Props) {
  return (
    <CopyOnClick value={value} timeout={2000}>
      {({ copied, copy }) => {
        const icon = copied ? <IconCheck size={17} /> : <IconCopy size={17} stroke={1.7} />;
        const text = copied ? 'Copied' : label;
        return withText ? (
          <Button variant="default" leftSection={icon} onClick={copy} aria-live="polite">
            {text}
          </Button>
        ) : (
          <Tooltip label={text} position="left">
            <ActionIcon variant="subtle" color="gray" onClick={copy} aria-label={text}>
              {icon}
            </ActionIcon>
          </Tooltip>
        );
      }}
    </CopyOnClick>
  );
}
