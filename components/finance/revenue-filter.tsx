'use client';

import { NativeSelect } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import classes from '#components/finance/finance.module.css';
import type { Overview } from '#components/finance/finance-query.ts';
import { shortPeriodText } from '#components/finance/short-period-text.ts';
import { addressOf } from '#components/ui/address-of.ts';
import { addMonths } from '#lib/period';

type Props = { overview: Overview; present: string };

const shownMonths = 60;

/** Which months the overview is about, and what they are told apart by; the choice stands in the address. */
export function RevenueFilter({ overview, present }: Props) {
  const router = useRouter();
  const [loading, startLoading] = useTransition();
  const go = (more: Partial<Overview>) =>
    startLoading(() => router.push(addressOf('/finance', { ...overview, ...more }), { scroll: false }));
  const known = Array.from({ length: shownMonths }, (_, back) => addMonths(present, -back));
  const months = [...new Set([...known, overview.from, overview.to])].sort().reverse();
  const data = months.map((value) => ({ value, label: shortPeriodText(value) }));
  return (
    <search className={classes.filters} aria-busy={loading}>
      <NativeSelect
        label="From"
        data={data}
        value={overview.from}
        onChange={(event) => go({ from: event.currentTarget.value })}
      />
      <NativeSelect
        label="To"
        data={data}
        value={overview.to}
        onChange={(event) => go({ to: event.currentTarget.value })}
      />
      <NativeSelect
        label="Revenue by"
        data={[
          { value: 'plan', label: 'Plan' },
          { value: 'model', label: 'Model' },
          { value: 'customer', label: 'Customer' },
        ]}
        value={overview.by}
        onChange={(event) => {
          const by = (['plan', 'model', 'customer'] as const).find((one) => one === event.currentTarget.value);
          if (by) go({ by });
        }}
      />
    </search>
  );
}
