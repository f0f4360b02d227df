import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from '#components/shell/shell.module.css';

/** What stands above every page while it concerns the person. */
export function Banner(props: { color: 'orange' | 'red'; icon: ReactNode; title: ReactNode; children: ReactNode }) {
  return <Alert role="status" className={classes.banner} {...props} />;
}
