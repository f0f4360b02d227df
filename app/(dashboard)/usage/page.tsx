import { IconChartBar } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { QuotaSection } from '#components/quotas/quota-section.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { DownloadUsage } from '#components/usage/download-usage.tsx';
import { MonthChoice } from '#components/usage/month-choice.tsx';
import { unitsByDay } from '#components/usage/units-by-day.ts';
import { UnitsChart } from '#components/usage/units-chart.tsx';
import classes from '#components/usage/usage.module.css';
import { UsageNotes } from '#components/usage/usage-notes.tsx';
import { UsageTable } from '#components/usage/usage-table.tsx';
import { UsageTabs } from '#components/usage/usage-tabs.tsx';
import { UsageTotals } from '#components/usage/usage-totals.tsx';
import { type ListedApiKey, listApiKeys } from '#lib/auth/api-keys/list-api-keys';
import { UsageInput } from '#lib/billing/usage/usage';
import type { UsageReport } from '#lib/billing/usage/usage-answer';
import { dayAt, rangeProblem } from '#lib/billing/usage/usage-range';
import { usageReport } from '#lib/billing/usage/usage-report';
import { forPage } from '#lib/http/for-page';
import { listModels } from '#lib/registry/list-models';
import { listQuotas } from '#lib/usage/quotas/list-quotas';

export const metadata: Metadata = { title: 'Usage' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function UsagePage({ searchParams }: Props) {
  const { by, ...days } = UsageQuery.parse(await searchParams);
  const [report, quotas, keys, models] = await Promise.all([
    forPage((ctx) => usageReport(ctx, days)),
    forPage((ctx) => listQuotas(ctx)),
    forPage(listApiKeys),
    forPage((ctx) => listModels(ctx, { limit: 500 })),
  ]);
  const quotaTargets = {
    keys: keys.filter(works).map(({ id, name }) => ({ id, name })),
    models: models.data.map(({ slug, name }) => ({ slug, name })),
  };
  return (
    <Page title="Usage" description="What you used, and what it costs. Days are of UTC, and prices are before tax.">
      <div className={classes.sections}>
        {report.firstDay === null ? (
          <EmptyState
            icon={<IconChartBar size={36} stroke={1.4} />}
            title="Nothing used yet"
            action={<LinkButton href="/predict">Predict</LinkButton>}
          >
            Each row that a model answers for you is a unit. Here you will see how many there were each day, of which
            models and keys, and what they cost.
          </EmptyState>
        ) : (
          <UsageOfDays report={report} by={by} />
        )}
        <QuotaSection quotas={quotas} {...quotaTargets} />
      </div>
    </Page>
  );
}

function UsageOfDays({ report, by }: { report: UsageReport; by: NonNullable<UsageInput['by']> }) {
  return (
    <>
      <Card>
        <MonthChoice days={report} by={by} today={dayAt(Date.now())} />
        <UsageTotals report={report} />
        <UsageNotes report={report} />
      </Card>
      {report.units > 0 && (
        <Card>
          <UnitsChart {...unitsByDay(report)} />
        </Card>
      )}
      <Card flush title="Units and cost" aside={<DownloadUsage days={report} by={by} />}>
        <div className={classes.tabs}>
          <UsageTabs days={report} by={by} />
        </div>
        <div className={classes.rows}>
          <UsageTable report={report} by={by} />
        </div>
      </Card>
    </>
  );
}

/** A key that calls can be made with. */
const works = ({ revokedAt, expiresAt }: ListedApiKey) =>
  revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > Date.now());

/** An address that says nothing one could show is that of this month. */
const UsageQuery = UsageInput.omit({ customer: true })
  .refine((days) => rangeProblem(days, Date.now()) === null)
  .catch({ by: 'day' });
