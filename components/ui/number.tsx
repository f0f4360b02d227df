import { TableTd } from '@mantine/core';
import classes from '#components/ui/number.module.css';

type Props = {
  value: number | null | undefined;
  /** Written after the number: `ms`, `rows`. */
  unit?: string;
  /** Digits after the point, at most. */
  digits?: number;
  none?: string;
};

/** A number with thousands apart, figures of one width, and its unit. */
export function NumberText({ value, unit, digits = 0, none = '–' }: Props) {
  if (value === null || value === undefined) return <span className={classes.number}>{none}</span>;
  return (
    <span className={classes.number}>
      {new Intl.NumberFormat('en', { maximumFractionDigits: digits }).format(value)}
      {unit && <span className={classes.unit}> {unit}</span>}
    </span>
  );
}

/** The same as a table cell, at its right edge; give the column's heading `ta="right"`. */
export function NumberCell(props: Props) {
  return (
    <TableTd ta="right">
      <NumberText {...props} />
    </TableTd>
  );
}
