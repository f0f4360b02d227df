import type { ReactNode } from 'react';
import { DataTable } from '#components/ui/data-table.tsx';
import { Money } from '#components/ui/money.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { dayText } from '#components/usage/days-text.ts';
import { predictionsAddress, type UsageQuery } from '#components/usage/usage-address.ts';
import type { DayUsage, KeyUsage, ModelUsageRow, UsageReport } from '#lib/billing/usage/usage-answer';

type Row = {
  id: string;
  name: ReactNode;
  /** Where the predictions of the row are; none of the base fee. */
  href?: string;
  counts: Pick<DayUsage, 'kind' | 'predictions' | 'units' | 'cachedUnits' | 'cost'>;
};

/** Units and cost of some days by day, model or key, and in sum; each row links to the predictions that it is made of. */
export function UsageTable({ report, by }: { report: UsageReport; by: NonNullable<UsageQuery['by']> }) {
  const { from, to, currency } = report;
  const days = { from, to };
  const rows = {
    day: () => report.days.toReversed().map(dayRow),
    model: () => report.models.map((row) => modelRow(row, days)),
    key: () => report.keys.map((row) => keyRow(row, days)),
  }[by]();
  const all: Row = { id: 'all', name: 'All', href: predictionsAddress(days), counts: { kind: 'usage', ...report } };
  return (
    <DataTable
      compact
      label={`Usage by ${by}`}
      columns={[
        { label: { day: 'Day', model: 'Model', key: 'Key' }[by] },
        { label: 'Predictions', numeric: true },
        { label: 'Units', numeric: true },
        { label: 'From the cache', numeric: true, minor: true },
        { label: 'Cost', numeric: true },
      ]}
      rows={[...rows, all].map(({ id, name, href, counts }) => ({
        id,
        dimmed: counts.kind === 'usage' && counts.units === 0 && Number(counts.cost) === 0,
        cells: [
          name,
          counts.predictions > 0 && href ? (
            <TextLink key="predictions" href={href}>
              <NumberText value={counts.predictions} />
            </TextLink>
          ) : (
            <NumberText key="predictions" value={counts.kind === 'usage' ? counts.predictions : null} />
          ),
          <NumberText key="units" value={counts.kind === 'usage' ? counts.units : null} />,
          <NumberText key="cached" value={counts.kind === 'usage' ? counts.cachedUnits : null} />,
          <Money key="cost" amount={counts.cost} currency={currency} />,
        ],
      }))}
    />
  );
}

function dayRow(counts: DayUsage): Row {
  const { day, kind } = counts;
  if (kind === 'base-fee') return { id: `fee ${day}`, name: `Base fee, ${dayText(day)}`, counts };
  return { id: day, name: dayText(day), href: predictionsAddress({ from: day, to: day }), counts };
}

function modelRow({ model, ...counts }: ModelUsageRow, days: { from: string; to: string }): Row {
  if (!model) return { id: 'fee', name: 'Base fee', counts };
  const name = model.name || 'An erased model';
  return {
    id: model.id,
    name: model.isDeleted ? `${name}, deleted` : name,
    href: predictionsAddress({ ...days, model: model.id }),
    counts,
  };
}

function keyRow({ key, ...counts }: KeyUsage, days: { from: string; to: string }): Row {
  if (counts.kind === 'base-fee') return { id: 'fee', name: 'Base fee', counts };
  if (!key) return { id: 'none', name: 'Without a key', href: predictionsAddress({ ...days, key: 'none' }), counts };
  return {
    id: key.id,
    name: key.name ? `${key.name} (${key.hint}…)` : 'An erased key',
    href: predictionsAddress({ ...days, key: key.id }),
    counts,
  };
}
