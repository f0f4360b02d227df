import { Group, Title } from '@mantine/core';
import { LinkButton } from '#components/ui/link-button.tsx';
import { daysText, monthBeside, monthText } from '#components/usage/days-text.ts';
import classes from '#components/usage/usage.module.css';
import { type UsageQuery, usageAddress } from '#components/usage/usage-address.ts';

type Props = { days: { from: string; to: string }; by: UsageQuery['by']; today: string };

/** Which days are shown, and the months beside them as links. */
export function MonthChoice({ days, by, today }: Props) {
  const before = monthBeside(days.from, -1);
  const after = monthBeside(days.from, 1);
  const isNow = days.from <= today && days.to >= today;
  return (
    <nav aria-label="Month" className={classes.months}>
      <Title order={2}>{daysText(days)}</Title>
      <Group gap="xs">
        <LinkButton href={usageAddress({ ...before, by })} variant="default" size="xs">
          {monthText(before.from)}
        </LinkButton>
        {after.from <= today && (
          <LinkButton href={usageAddress({ ...after, by })} variant="default" size="xs">
            {monthText(after.from)}
          </LinkButton>
        )}
        {!isNow && after.to < today && (
          <LinkButton href={usageAddress({ by })} variant="subtle" size="xs">
            This month
          </LinkButton>
        )}
      </Group>
    </nav>
  );
}
