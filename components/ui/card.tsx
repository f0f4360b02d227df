import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from '#components/ui/card.module.css';

type Props = {
  /** For links to it: `/page#id`. */
  id?: string;
  title?: ReactNode;
  description?: ReactNode;
  /** A small control at the right of the title. */
  aside?: ReactNode;
  /** Content up to the edges, as for tables. */
  flush?: boolean;
  children?: ReactNode;
};

/** A surface for one thing, with a heading of its own when it has a title. */
export function Card({ id, title, description, aside, flush, children }: Props) {
  return (
    <section id={id} className={classes.card} data-flush={flush || undefined}>
      {title && (
        <div className={classes.head}>
          <div>
            <Title order={2} fz="h3">
              {title}
            </Title>
            {description && (
              <Text size="sm" c="dimmed" mt={2} maw="65ch" component="div">
                {description}
              </Text>
            )}
          </div>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
