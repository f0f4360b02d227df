'use client';

import { Button, type ButtonProps } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from '#components/ui/submit-button.module.css';

/** Sends its form; not before the page has come to life, as the browser would send it by itself until then. */
export function SubmitButton({ pending, children, ...props }: ButtonProps & { pending: boolean; children: ReactNode }) {
  const mounted = useMounted();
  return (
    <Button
      type="submit"
      loading={pending}
      {...props}
      disabled={!mounted || props.disabled}
      className={classes.button}
      data-waking={!mounted || undefined}
    >
      {children}
    </Button>
  );
}
