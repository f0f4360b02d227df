import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from '#components/ui/empty-state.module.css';

type Props = {
  icon?: ReactNode;
  title: string;
  /** What will be here, and what it is good for. */
  children: ReactNode;
  /** The next step. */
  action?: ReactNode;
};

/** Stands where nothing is yet, and says what comes next. */
export function EmptyState({ icon, title, children, action }: Props) {
  return (
    <div className={classes.empty}>
      {icon && (
        <div className={classes.icon} aria-hidden="true">
          {icon}
        </div>
      )}
      <Title order={2} fz="h3">
        {title}
      </Title>
      <Text c="dimmed" mt={6} maw="52ch" component="div">
        {children}
      </Text>
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
