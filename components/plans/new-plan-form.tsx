'use client';

import { Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { suggestSlug } from '#components/models/suggest-slug.ts';
import { fieldsOf } from '#components/plans/fields-of.ts';
import { pricesDraft, pricesOf, type SettingsDraft, settingsOf } from '#components/plans/plan-draft.ts';
import classes from '#components/plans/plans.module.css';
import { PriceExample } from '#components/plans/price-example.tsx';
import { PricesFields } from '#components/plans/prices-fields.tsx';
import { SettingsFields } from '#components/plans/settings-fields.tsx';
import { callApi } from '#components/ui/call-api.ts';
import { Card } from '#components/ui/card.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';
import { noPrices } from '#lib/billing/plans/plan-prices';
import type { PricedModel } from '#lib/billing/plans/priced-models';

type Props = { models: readonly PricedModel[]; currency: string; position: number };

/** Makes a plan, whose prices hold at once. */
export function NewPlanForm({ models, currency, position }: Props) {
  const router = useRouter();
  const { run, pending, problem } = useCall();
  const [settings, setSettings] = useState<SettingsDraft>({
    name: '',
    description: '',
    limitPerMinute: 600,
    maxUnits: '',
    isPublic: false,
    position,
  });
  const [prices, setPrices] = useState(() => pricesDraft(noPrices));
  const [ownId, setOwnId] = useState<string | null>(null);
  const id = ownId ?? suggestSlug(settings.name).slice(0, 50);

  async function submit(event: FormEvent) {
    event.preventDefault();
    await run(async () => {
      const body = { id, ...settingsOf(settings), prices: pricesOf(prices) };
      await callApi('/api/v1/plans', { method: 'POST', body });
      notifications.show({ message: `The plan ${settings.name} is there.` });
      router.push('/finance/plans');
      router.refresh();
    });
  }

  return (
    <div className={classes.desk}>
      <form method="post" onSubmit={submit} noValidate>
        <Card title="Plan">
          <Stack gap="lg">
            <SettingsFields draft={settings} problem={problem} onChange={setSettings} />
            <TextInput
              label="Id"
              description="Its name in addresses and calls. It cannot be changed later."
              value={id}
              onChange={(event) => setOwnId(event.currentTarget.value || null)}
              maxLength={50}
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              error={problem?.at('/id')}
              styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            />
          </Stack>
        </Card>
        <Card title="Prices" description="They hold from this month on, for whoever is put on the plan.">
          <PricesFields draft={prices} models={models} currency={currency} problem={problem} onChange={setPrices} />
        </Card>
        <Card>
          <Stack gap="lg">
            <ProblemAlert problem={problem} shownAtFields={fieldsOf(prices)} />
            <div>
              <SubmitButton pending={pending}>Create plan</SubmitButton>
            </div>
          </Stack>
        </Card>
      </form>
      <div className={classes.example}>
        <PriceExample prices={pricesOf(prices)} models={models} currency={currency} />
      </div>
    </div>
  );
}
