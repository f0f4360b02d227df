import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from '#components/sign-in/form-card.module.css';

type Props = {
  title: string;
  description?: ReactNode;
  children: ReactNode /** Another way, below the card. */;
  below?: ReactNode;
};

/** The one form of a page that has nothing else. */
export function FormCard({ title, description, children, below }: Props) {
  return (
    <div className={classes.place}>
      <div className={classes.card}>
        <Title order={1} fz="1.5rem">
          {title}
        </Title>
        {description && (
          <Text c="dimmed" size="sm" mt={6} component="div">
            {description}
          </Text>
        )}
        <div className={classes.form}>{children}</div>
      </div>
      {below && <div className={classes.below}>{below}</div>}
    </div>
  );
}
