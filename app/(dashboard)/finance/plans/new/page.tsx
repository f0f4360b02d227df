import type { Metadata } from 'next';
import { NewPlanForm } from '#components/plans/new-plan-form.tsx';
import { Page } from '#components/ui/page.tsx';
import { listPlans } from '#lib/billing/plans/list-plans';
import { priceableModels } from '#lib/billing/plans/priced-models';
import { seller } from '#lib/billing/seller';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'New plan' };

export default async function NewPlanPage() {
  const { models, plans, currency } = await forPage(async (ctx) => ({
    models: await priceableModels(ctx),
    plans: await listPlans(ctx),
    currency: (await seller(ctx.db)).currency,
  }));
  const position = Math.min(1_000, Math.max(0, ...plans.map((plan) => plan.position)) + 1);
  return (
    <Page title="New plan" breadcrumbs={[{ label: 'Plans', href: '/finance/plans' }]}>
      <NewPlanForm models={models} currency={currency} position={position} />
    </Page>
  );
}
