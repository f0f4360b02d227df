import type { Metadata } from 'next';
import { PlanTable } from '#components/plans/plan-table.tsx';
import { Card } from '#components/ui/card.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { requirePermission } from '#lib/auth/may';
import { listPlans } from '#lib/billing/plans/list-plans';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'Plans' };

export default async function PlansPage() {
  const plans = await forPage((ctx) => {
    requirePermission(ctx.actor, 'finance:read');
    return listPlans(ctx);
  });
  return (
    <Page
      title="Plans"
      description={
        <>
          What customers are on: what it costs, and how much they may use. The public ones stand on{' '}
          <TextLink href="/pricing">the page of prices</TextLink>.
        </>
      }
      action={<LinkButton href="/finance/plans/new">New plan</LinkButton>}
    >
      <Card flush>
        <PlanTable plans={plans} />
      </Card>
    </Page>
  );
}
