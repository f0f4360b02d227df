import { IconGauge } from '@tabler/icons-react';
import { quotaName, resetDay, unitsText } from '#components/quotas/quota-words.ts';
import { Banner } from '#components/shell/banner.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import type { QuotaDetail } from '#lib/usage/quotas/quota-detail';

/** Stands above every page while quotas of one's own are nearly used, the fullest first; nothing where none is. */
export function QuotaBanner({ quotas }: { quotas: readonly QuotaDetail[] }) {
  const [fullest] = quotas;
  if (!fullest) return null;
  const isRefusing = fullest.isHard && fullest.usedPercent >= 100;
  return (
    <Banner color={isRefusing ? 'red' : 'orange'} icon={<IconGauge size={20} aria-hidden />} title={titleOf(fullest)}>
      {whatNow(fullest)} {quotas.length > 1 && `${moreText(quotas.length - 1)} `}
      <TextLink href="/usage">See your usage</TextLink>
    </Banner>
  );
}

function titleOf(quota: QuotaDetail): string {
  const share = quota.usedPercent >= 100 ? 'All' : `${quota.usedPercent} %`;
  const name = quotaName(quota);
  return `${share} of a quota is used: ${name[0]!.toLowerCase()}${name.slice(1)}, ${unitsText(quota.maxUnits)} a month`;
}

function whatNow(quota: QuotaDetail): string {
  const { isHard, usedPercent } = quota;
  const until = `until it begins anew on ${resetDay(quota)} (UTC)`;
  if (!isHard) return `Calls go on; the quota begins anew on ${resetDay(quota)} (UTC).`;
  return usedPercent >= 100 ? `Calls are refused ${until}.` : `Calls beyond it are refused ${until}.`;
}

const moreText = (count: number) => (count === 1 ? 'Another one is nearly used.' : `${count} more are nearly used.`);
