import type { ReactNode } from 'react';
import classes from '#components/versions/schema-editor.module.css';

/** Fields that hardly anybody needs, folded away under one line. */
export function MoreFields({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className={classes.more}>
      <summary>{summary}</summary>
      <div className={classes.rest} data-wide>
        {children}
      </div>
    </details>
  );
}
