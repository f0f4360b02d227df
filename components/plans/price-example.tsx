'use client';

import { NativeSelect, NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import type { Typed } from '#components/plans/plan-draft.ts';
import classes from '#components/plans/plans.module.css';
import { Card } from '#components/ui/card.tsx';
import { moneyText } from '#components/ui/money.tsx';
import { formatMinor, minorDigits } from '#lib/billing/money';
import { PlanPrices } from '#lib/billing/plans/plan-prices';
import type { PricedModel } from '#lib/billing/plans/priced-models';
import { type PricedLine, priceUsage, totalMinor } from '#lib/billing/price';

type Props = {
  /** As they would be sent; what does not fit yet is not priced. */
  prices: unknown;
  models: readonly PricedModel[];
  currency: string;
};

/** What so much usage of one model would cost in a month, line by line as an invoice has it. */
export function PriceExample({ prices, models, currency }: Props) {
  const [units, setUnits] = useState<Typed>(10_000);
  const [cachedUnits, setCachedUnits] = useState<Typed>(0);
  const [modelId, setModelId] = useState('');
  const parsed = PlanPrices.safeParse(prices);
  const own = parsed.data?.models.map((model) => model.modelId) ?? [];
  const digits = minorDigits(currency);
  const money = (minor: bigint) => moneyText(formatMinor(minor, digits), currency);
  const usage = { modelId, units: BigInt(units || 0), cachedUnits: BigInt(cachedUnits || 0) };
  const lines = parsed.data && priceUsage(parsed.data, [usage], digits);
  return (
    <Card title="For example" description="What a month would come to, computed as invoices are.">
      <div className={classes.numbers}>
        <UnitsField label="Units" value={units} onChange={setUnits} />
        <UnitsField label="Units from the cache" value={cachedUnits} onChange={setCachedUnits} />
        {own.length > 0 && (
          <NativeSelect
            label="With"
            data={[
              { value: '', label: 'Any other model' },
              ...models.filter(({ id }) => own.includes(id)).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={modelId}
            onChange={(event) => setModelId(event.currentTarget.value)}
          />
        )}
      </div>
      {lines ? (
        <>
          <table className={`${classes.prices} ${classes.lines}`} aria-label="What it comes to">
            <tbody>
              {lines.map((line) => (
                <tr key={`${line.kind} ${line.tier}`}>
                  <th scope="row">{lineText(line)}</th>
                  <td>{money(line.amountMinor)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={classes.sum} aria-live="polite">
            {money(totalMinor(lines))} a month
          </p>
        </>
      ) : (
        <Text c="dimmed" size="sm" mt="md">
          Complete the prices, and the sum stands here.
        </Text>
      )}
    </Card>
  );
}

type UnitsProps = { label: string; value: Typed; onChange(value: Typed): void };

function UnitsField({ label, value, onChange }: UnitsProps) {
  return (
    <NumberInput
      label={label}
      value={value}
      onChange={(next) => onChange(typeof next === 'number' ? next : '')}
      thousandSeparator=","
      allowDecimal={false}
      allowNegative={false}
      max={1_000_000_000_000}
      clampBehavior="strict"
      hideControls
    />
  );
}

function lineText({ kind, quantity, tier }: PricedLine): string {
  const units = `${quantity.toLocaleString('en')} units`;
  if (kind === 'base-fee') return 'Base fee';
  if (kind === 'free-units') return `${units}, free`;
  return kind === 'cached-units' ? `${units}, from the cache` : `${units}, tier ${tier}`;
}
