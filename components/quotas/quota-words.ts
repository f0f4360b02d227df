import type { QuotaDetail } from '#lib/usage/quotas/quota-detail';

const days = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** What a quota counts: "All calls", "The key Checkout". */
export function quotaName({ scope, key, model }: Pick<QuotaDetail, 'scope' | 'key' | 'model'>): string {
  if (scope === 'key') return `The key ${key?.name}`;
  if (scope === 'model') return `The model ${model}`;
  return scope === 'plan' ? 'All calls, by plan' : 'All calls';
}

/** The day a quota begins anew, in UTC: "1 December". */
export const resetDay = ({ resetsAt }: Pick<QuotaDetail, 'resetsAt'>) => days.format(new Date(resetsAt));

export const unitsText = (units: number) => `${units.toLocaleString('en')} ${units === 1 ? 'unit' : 'units'}`;

export const limitTexts = {
  hard: {
    label: 'Refuse calls',
    description: 'Calls that do not fit are answered with an error, until the month is over.',
  },
  soft: { label: 'Only tell me', description: 'Calls go on. You are told at 80 % and when it is used up.' },
} as const;
