import { Progress } from '@mantine/core';
import classes from '#components/finance/finance.module.css';
import { NumberText } from '#components/ui/number.tsx';
import type { Standing } from '#lib/billing/finance/standings';

type Props = { standing: Pick<Standing, 'units' | 'freeUnits' | 'maxUnits' | 'percentUsed'> };

/** Units against what the plan has: its cap where there is one, else its free units. */
export function UsageOfPlan({ standing: { units, freeUnits, maxUnits, percentUsed } }: Props) {
  if (percentUsed === null) return <NumberText value={units} />;
  const text =
    maxUnits !== null
      ? `${percentUsed.toLocaleString('en')} % of at most ${maxUnits.toLocaleString('en')}`
      : percentUsed <= 100
        ? `${percentUsed} % of ${freeUnits.toLocaleString('en')} free`
        : `beyond ${freeUnits.toLocaleString('en')} free`;
  const isNear = maxUnits !== null && percentUsed >= 80;
  return (
    <span className={classes.used}>
      <NumberText value={units} />
      <Progress
        className={classes.bar}
        value={Math.min(100, percentUsed)}
        color={isNear ? (percentUsed >= 100 ? 'red' : 'orange') : undefined}
        size="sm"
        aria-label={text}
      />
      <span className={classes.more}>{text}</span>
    </span>
  );
}
