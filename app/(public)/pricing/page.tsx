import { Title } from '@mantine/core';
import type { Metadata } from 'next';
import { ChoosePlan } from '#components/plans/choose-plan.tsx';
import { PlanCard } from '#components/plans/plan-card.tsx';
import classes from '#components/plans/plans.module.css';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Status } from '#components/ui/status.tsx';
import { periodText } from '#lib/billing/period-text';
import { costsNothing } from '#lib/billing/plans/costs-nothing';
import { getOwnPlan } from '#lib/billing/plans/get-own-plan';
import type { CustomerPlan, PlanDetail } from '#lib/billing/plans/plan-detail';
import { pricedModels } from '#lib/billing/plans/priced-models';
import { publicPlans } from '#lib/billing/plans/public-plans';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import { forPage } from '#lib/http/for-page';
import { addMonths, periodAt } from '#lib/period';

export const metadata: Metadata = { title: 'Prices' };

export default async function PricingPage() {
  const { plans, own, modelNames } = await forPage(readPrices);
  return (
    <>
      <div className={classes.intro}>
        <Title order={1}>Prices</Title>
        <p>You pay for what is answered. A call that fails costs nothing.</p>
      </div>
      {plans.length > 0 ? (
        <ul className={classes.plans}>
          {plans.map((plan) => (
            <PlanCard key={plan.id} plan={plan} modelNames={modelNames} action={<NextStep plan={plan} own={own} />} />
          ))}
        </ul>
      ) : (
        <EmptyState title="No plan is offered here">
          Whoever runs this installation decides what its use costs. Ask them.
        </EmptyState>
      )}
      <dl className={classes.notes}>
        <div>
          <dt>What a unit is</dt>
          <dd>One row, or one file, that a model has answered. A call with ten rows is ten units.</dd>
        </div>
        <div>
          <dt>How tiers count</dt>
          <dd>
            Each unit costs what its own tier says. Each model counts by itself, from the first unit that is not free,
            and begins anew each month.
          </dd>
        </div>
        <div>
          <dt>Free units</dt>
          <dd>They are shared by all models, and go to the dearest first.</dd>
        </div>
        <div>
          <dt>When prices change</dt>
          <dd>Never within a month (of UTC): new ones hold from the first of the next, and stand here before.</dd>
        </div>
      </dl>
    </>
  );
}

async function readPrices(ctx: Ctx) {
  const plans = await publicPlans(ctx);
  const own = ctx.actor.kind === 'user' ? await getOwnPlan(ctx) : null;
  const prices = plans.flatMap((plan) => [plan.prices, ...(plan.comingPrices ? [plan.comingPrices.prices] : [])]);
  const models = await pricedModels(ctx, prices);
  return { plans, own, modelNames: new Map(models.map(({ id, name }) => [id, name])) };
}

/** Sign up, choose it, or what there is to know of it. */
function NextStep({ plan, own }: { plan: PlanDetail; own: CustomerPlan | null }) {
  if (!own) {
    const [path, label] = env.SIGN_UP === 'open' ? ['/sign-up', 'Sign up'] : ['/sign-in', 'Sign in'];
    return (
      <LinkButton href={`${path}?callbackUrl=/pricing`} variant="default" fullWidth>
        {label}
      </LinkButton>
    );
  }
  if (own.coming?.planId === plan.id)
    return <Status tone="busy">Yours from {periodText(own.coming.fromPeriod)}</Status>;
  if (own.plan.id === plan.id)
    return own.coming ? <ChoosePlan plan={plan} fromPeriod={null} keeps /> : <Status tone="good">Your plan</Status>;
  const next = addMonths(periodAt(Date.now()), 1);
  return <ChoosePlan plan={plan} fromPeriod={costsNothing(own.plan.prices) ? null : next} />;
}
