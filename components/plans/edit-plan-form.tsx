'use client';

import { Button, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useState } from 'react';
import { fieldsOf } from '#components/plans/fields-of.ts';
import { pricesDraft, pricesOf, settingsDraft, settingsOf } from '#components/plans/plan-draft.ts';
import classes from '#components/plans/plans.module.css';
import { PriceExample } from '#components/plans/price-example.tsx';
import { PricesFields } from '#components/plans/prices-fields.tsx';
import { SettingsFields } from '#components/plans/settings-fields.tsx';
import { callApi } from '#components/ui/call-api.ts';
import { Card } from '#components/ui/card.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';
import { periodText } from '#lib/billing/period-text';
import type { PlanDetail } from '#lib/billing/plans/plan-detail';
import type { PricedModel } from '#lib/billing/plans/priced-models';

type Props = {
  plan: PlanDetail;
  models: readonly PricedModel[];
  /** The month what is saved now holds from. */
  nextPeriod: string;
  /** What else there is to do with it. */
  children?: ReactNode;
};

/** A plan's limits, which change at once, and its prices, which change with the next month. */
export function EditPlanForm({ plan, models, nextPeriod, children }: Props) {
  const { id, currency, comingPrices } = plan;
  const router = useRouter();
  const limits = useCall();
  const priced = useCall();
  const [settings, setSettings] = useState(() => settingsDraft(plan));
  const [prices, setPrices] = useState(() => pricesDraft(comingPrices?.prices ?? plan.prices));
  const month = periodText(nextPeriod);

  const save = (body: object, message: string) => async () => {
    await callApi(`/api/v1/plans/${id}`, { method: 'PATCH', body });
    notifications.show({ message });
    router.refresh();
  };
  async function saveSettings(event: FormEvent) {
    event.preventDefault();
    await limits.run(save(settingsOf(settings), `${settings.name} is saved: its limits hold from now on.`));
  }
  async function savePrices(event: FormEvent) {
    event.preventDefault();
    await priced.run(save({ prices: pricesOf(prices) }, `These prices hold from 1 ${month}.`));
  }
  async function takeBack() {
    const done = await priced.run(save({ prices: plan.prices }, 'The prices of this month stay.'));
    if (done) setPrices(pricesDraft(plan.prices));
  }

  return (
    <div className={classes.desk}>
      <div>
        <form method="post" className={classes.form} onSubmit={saveSettings} noValidate>
          <Card title="Plan" description="Limits change at once, for everybody on it.">
            <Stack gap="lg">
              <SettingsFields draft={settings} problem={limits.problem} onChange={setSettings} />
              <ProblemAlert problem={limits.problem} shownAtFields={fieldsOf(prices)} />
              <div>
                <SubmitButton pending={limits.pending} variant="default">
                  Save plan
                </SubmitButton>
              </div>
            </Stack>
          </Card>
        </form>
        <form method="post" className={classes.form} onSubmit={savePrices} noValidate>
          <Card
            title={`Prices from 1 ${month}`}
            description={
              comingPrices
                ? 'These are set already and replace those of this month then. Until then you can change them again.'
                : 'Below are the prices of this month, which it keeps. What you change holds from the next.'
            }
            aside={
              comingPrices && (
                <Button variant="default" onClick={() => void takeBack()} disabled={priced.pending}>
                  Keep this month’s
                </Button>
              )
            }
          >
            <Stack gap="lg">
              <PricesFields
                draft={prices}
                models={models}
                currency={currency}
                problem={priced.problem}
                onChange={setPrices}
              />
              <ProblemAlert problem={priced.problem} shownAtFields={fieldsOf(prices)} />
              <div>
                <SubmitButton pending={priced.pending}>Save prices</SubmitButton>
              </div>
            </Stack>
          </Card>
        </form>
        {children}
      </div>
      <div className={classes.example}>
        <PriceExample prices={pricesOf(prices)} models={models} currency={currency} />
      </div>
    </div>
  );
}
