'use client';

import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type TierDraft, type TiersDraft, withoutTier, withTier } from '#components/plans/plan-draft.ts';
import classes from '#components/plans/plans.module.css';
import type { ApiProblem } from '#components/ui/api-problem.ts';

type Props = {
  /** Whose prices these are, for screen readers: "all models". */
  of: string;
  prices: TiersDraft;
  currency: string;
  problem: ApiProblem | null;
  /** Where they stand in what is sent: `/prices`. */
  pointer: string;
  onChange(prices: TiersDraft): void;
};

/** Tiers one can add and remove, and the price of a cached answer. */
export function TierFields({ of, prices, currency, problem, pointer, onChange }: Props) {
  const { tiers } = prices;
  const change = (key: number, next: Partial<TierDraft>) =>
    onChange({ ...prices, tiers: tiers.map((tier) => (tier.key === key ? { ...tier, ...next } : tier)) });
  return (
    <>
      <ol className={classes.tiers}>
        {tiers.map(({ key, upTo, unitPrice }, index) => {
          const isLast = index === tiers.length - 1;
          const above = tiers[index - 1]?.upTo ?? 0;
          const at = `${pointer}/tiers/${index}`;
          return (
            <li key={key} className={classes.tier}>
              <span className={classes.tierFrom}>
                From unit {above === '' ? '…' : (above + 1).toLocaleString('en')}
              </span>
              {isLast ? (
                <span className={classes.tierEnd}>to all that follow</span>
              ) : (
                <NumberInput
                  aria-label={`Last unit of tier ${index + 1}, ${of}`}
                  prefix="to "
                  value={upTo}
                  onChange={(value) => change(key, { upTo: typeof value === 'number' ? value : '' })}
                  thousandSeparator=","
                  allowDecimal={false}
                  allowNegative={false}
                  hideControls
                  error={problem?.at(`${at}/upTo`)}
                />
              )}
              <TextInput
                aria-label={`Price of a unit in tier ${index + 1}, ${of}`}
                value={unitPrice}
                onChange={(event) => change(key, { unitPrice: event.currentTarget.value.trim() })}
                inputMode="decimal"
                autoComplete="off"
                rightSection={<small>{currency}</small>}
                rightSectionWidth={52}
                error={problem?.at(`${at}/unitPrice`)}
              />
              {tiers.length > 1 && (
                <span className={classes.tierRemove}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`Remove tier ${index + 1}, ${of}`}
                    onClick={() => onChange(withoutTier(prices, key))}
                  >
                    <IconTrash size={18} stroke={1.6} />
                  </ActionIcon>
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <div className={classes.numbers}>
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => onChange(withTier(prices))}
            disabled={tiers.length >= 20}
          >
            Add tier
          </Button>
        </div>
        <TextInput
          label="A unit answered from the cache"
          aria-label={`Price of a unit answered from the cache, ${of}`}
          value={prices.cachedUnitPrice}
          onChange={(event) => onChange({ ...prices, cachedUnitPrice: event.currentTarget.value.trim() })}
          inputMode="decimal"
          autoComplete="off"
          rightSection={<small>{currency}</small>}
          rightSectionWidth={52}
          error={problem?.at(`${pointer}/cachedUnitPrice`)}
        />
      </div>
    </>
  );
}
