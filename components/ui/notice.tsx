import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from '#components/ui/notice.module.css';

type Props = {
  /** A short word above the title: a status, "404". */
  mark?: string;
  title: string;
  children: ReactNode;
  /** Where to go from here. */
  actions?: ReactNode;
};

/** A page that has one thing to say: not found, an error, closed. */
export function Notice({ mark, title, children, actions }: Props) {
  return (
    <div className={classes.notice}>
      {mark && <p className={classes.mark}>{mark}</p>}
      <Title order={1}>{title}</Title>
      <Text c="dimmed" mt="sm" component="div" className={classes.text}>
        {children}
      </Text>
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
