import type { Ctx } from '#lib/context';
import { listQuotas } from '#lib/usage/quotas/list-quotas';
import type { QuotaDetail } from '#lib/usage/quotas/quota-detail';

/** From which percentages of a quota on people are told. */
export const noticePercents = [80, 100] as const;

/** One's own quotas of which so much is used this month that people are told, the fullest first. */
export async function nearlyUsedQuotas(ctx: Ctx): Promise<QuotaDetail[]> {
  const quotas = await listQuotas(ctx);
  return quotas
    .filter(({ usedPercent }) => usedPercent >= noticePercents[0])
    .sort((a, b) => b.usedPercent - a.usedPercent);
}
