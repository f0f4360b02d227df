import { Progress, Text } from '@mantine/core';
import { Figure, Figures } from '#components/ui/figures.tsx';
import { Money } from '#components/ui/money.tsx';
import { NumberText } from '#components/ui/number.tsx';
import classes from '#components/usage/usage.module.css';
import type { UsageReport } from '#lib/billing/usage/usage-answer';

/** What some days come to: units, the share of the cache, cost, and where the month may go. */
export function UsageTotals({ report }: { report: UsageReport }) {
  const { predictions, units, cachedUnits, cost, currency, forecast, plan } = report;
  return (
    <>
      <Figures columnRem={9}>
        <Figure label="Units" note={`rows answered by ${predictions.toLocaleString('en')} predictions`}>
          <NumberText value={units} />
        </Figure>
        <Figure label="From the cache" note={`${cachedUnits.toLocaleString('en')} units`}>
          {units > 0 ? percentText(cachedUnits / units) : '–'}
        </Figure>
        <Figure
          label={forecast ? 'Cost so far' : 'Cost'}
          note={plan ? `before tax, on the plan ${plan.name}` : 'before tax'}
        >
          <Money amount={cost} currency={currency} />
        </Figure>
        {forecast && (
          <Figure
            label="Forecast"
            note={
              <>
                for about {aboutText(forecast.units)} units by the end of the month: those so far, and{' '}
                {aboutText(forecast.unitsPerDay)} a day, as on average {averageText(forecast.averagedDays)}
              </>
            }
          >
            about <Money amount={forecast.cost} currency={currency} />
          </Figure>
        )}
      </Figures>
      {plan && plan.freeUnits > 0 && <FreeUnits {...plan} />}
    </>
  );
}

function FreeUnits({ freeUnits, usedFreeUnits }: { freeUnits: number; usedFreeUnits: number }) {
  const left = freeUnits - usedFreeUnits;
  return (
    <div className={classes.free}>
      <Text size="sm" component="p">
        <span>Free units of the plan</span>
        <span>{left > 0 ? `${left.toLocaleString('en')} of ${freeUnits.toLocaleString('en')} left` : 'all used'}</span>
      </Text>
      <Progress value={(100 * usedFreeUnits) / freeUnits} aria-label="Free units used" size="md" radius="xl" />
    </div>
  );
}

const percentText = (share: number) => `${(100 * share).toLocaleString('en', { maximumSignificantDigits: 2 })} %`;

/** A number that is not exact, without figures that would look so. */
const aboutText = (value: number) => value.toLocaleString('en', { maximumSignificantDigits: 2 });

const averageText = (days: number) => (days === 1 ? 'yesterday' : `in the last ${days} full days`);
