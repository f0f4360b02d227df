import type { ReactNode } from 'react';
import classes from '#components/ui/status.module.css';

export type StatusTone = 'good' | 'bad' | 'busy' | 'quiet';

/** A state in a word, with a dot whose colour never says it alone. */
export function Status({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  return (
    <span className={classes.status} data-tone={tone}>
      {children}
    </span>
  );
}
