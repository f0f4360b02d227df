import type { Metadata } from 'next';
import { cache } from 'react';
import { ArchivePlan } from '#components/plans/archive-plan.tsx';
import { EditPlanForm } from '#components/plans/edit-plan-form.tsx';
import { PlanPricesView } from '#components/plans/plan-prices-view.tsx';
import { Card } from '#components/ui/card.tsx';
import { Page } from '#components/ui/page.tsx';
import { Time } from '#components/ui/time.tsx';
import { GetPlan, getPlan } from '#lib/billing/plans/get-plan';
import type { PlanDetail } from '#lib/billing/plans/plan-detail';
import { type PricedModel, priceableModels, pricedModels } from '#lib/billing/plans/priced-models';
import { notFound } from '#lib/errors';
import { forPage } from '#lib/http/for-page';
import { addMonths, periodAt } from '#lib/period';

type Props = { params: Promise<{ id: string }> };

const read = cache((id: string) =>
  forPage(async (ctx) => {
    const models = await priceableModels(ctx);
    const asked = GetPlan.safeParse({ id });
    if (!asked.success) throw notFound('plan of that name');
    const plan = await getPlan(ctx, asked.data);
    const priced = await pricedModels(ctx, [plan.prices, plan.comingPrices?.prices ?? plan.prices]);
    return { plan, models: [...new Map([...models, ...priced].map((model) => [model.id, model])).values()] };
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read((await params).id)).plan.name };
}

export default async function PlanPage({ params }: Props) {
  const { plan, models } = await read((await params).id);
  return (
    <Page title={plan.name} description={onIt(plan)} breadcrumbs={[{ label: 'Plans', href: '/finance/plans' }]}>
      {plan.archivedAt ? (
        <ArchivedPlan plan={plan} models={models} />
      ) : (
        <EditPlanForm plan={plan} models={models} nextPeriod={addMonths(periodAt(Date.now()), 1)}>
          {plan.id !== 'free' && <ArchivePlan plan={plan} />}
        </EditPlanForm>
      )}
    </Page>
  );
}

const onIt = ({ customers }: PlanDetail) =>
  customers === 1 ? 'One customer is on it.' : `${(customers ?? 0).toLocaleString('en')} customers are on it.`;

function ArchivedPlan({ plan, models }: { plan: PlanDetail; models: readonly PricedModel[] }) {
  const modelNames = new Map(models.map(({ id, name }) => [id, name]));
  return (
    <Card
      title="Archived"
      description={
        <>
          Since <Time value={plan.archivedAt} show="date" />. Nobody can be put on it; months it has priced keep its
          prices.
        </>
      }
    >
      <PlanPricesView prices={plan.prices} currency={plan.currency} modelNames={modelNames} />
    </Card>
  );
}
