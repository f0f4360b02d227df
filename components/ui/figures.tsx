import type { ReactNode } from 'react';
import classes from '#components/ui/figures.module.css';

type FiguresProps = {
  /** Least width of a column, in rem. */
  columnRem?: number;
  children: ReactNode;
};

/** Numbers that matter, large, as many beside each other as there is room for. */
export function Figures({ columnRem = 9.5, children }: FiguresProps) {
  return (
    <dl className={classes.figures} style={{ gridTemplateColumns: `repeat(auto-fit, minmax(${columnRem}rem, 1fr))` }}>
      {children}
    </dl>
  );
}

type FigureProps = {
  label: ReactNode;
  /** A few small words below: of what the number is. */
  note?: ReactNode;
  isBad?: boolean;
  children: ReactNode;
};

/** One of them: its label, the number, and a note. */
export function Figure({ label, note, isBad, children }: FigureProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-bad={isBad || undefined}>
        {children}
        {note && <small>{note}</small>}
      </dd>
    </div>
  );
}
