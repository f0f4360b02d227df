import { Progress } from '@mantine/core';
import { quotaName } from '#components/quotas/quota-words.ts';
import classes from '#components/quotas/quotas.module.css';
import type { QuotaDetail } from '#lib/usage/quotas/quota-detail';

/** How much of a quota is used this month, as a bar and in numbers. */
export function QuotaUse({ quota }: { quota: QuotaDetail }) {
  const { usedUnits, maxUnits, usedPercent } = quota;
  return (
    <div className={classes.use}>
      <Progress.Root size="sm" aria-hidden="true">
        <Progress.Section
          value={Math.min(100, usedPercent)}
          color={colorOf(usedPercent)}
          aria-label={quotaName(quota)}
        />
      </Progress.Root>
      <span className={classes.numbers}>
        <span>
          {usedUnits.toLocaleString('en')} of {maxUnits.toLocaleString('en')} units
        </span>
        <span>{usedPercent} %</span>
      </span>
    </div>
  );
}

function colorOf(usedPercent: number): string | undefined {
  if (usedPercent >= 100) return 'red';
  return usedPercent >= 80 ? 'orange' : undefined;
}
