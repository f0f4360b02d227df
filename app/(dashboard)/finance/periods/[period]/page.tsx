import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { periodState } from '#lib/billing/finance/period-state';
import { periodText } from '#lib/billing/period-text';
import { forPage } from '#lib/http/for-page';
import { Period } from '#lib/period';
import { ClosedPeriodPage } from './closed-period-page.tsx';
import { PreviewPage } from './preview-page.tsx';

type Props = {
  params: Promise<{ period: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const read = cache(async (asked: string) => {
  const { data: period } = Period.safeParse(asked);
  const state = period === undefined ? null : await forPage((ctx) => periodState(ctx, { period }));
  return period === undefined || state === null ? notFound() : { period, state };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: periodText((await read((await params).period)).period) };
}

/** A month: before it is closed what that would make, afterwards its invoices. */
export default async function PeriodPage({ params, searchParams }: Props) {
  const { period, state } = await read((await params).period);
  const { cursor } = await searchParams;
  const from = typeof cursor === 'string' ? cursor : undefined;
  return state === 'closed' ? (
    <ClosedPeriodPage period={period} cursor={from} />
  ) : (
    <PreviewPage period={period} cursor={from} />
  );
}
