/** For how many days each kind of data is kept at most, where it is not kept without an end. */
export const mostDays = {
  inputDays: 3650,
  failedCallDays: 3650,
  webhookMessageDays: 30,
  batchJobDays: 3650,
  stripeEventDays: 3650,
} as const;

/** Which numbers of days are taken, in words. */
export const daysRule = (most: number): string => `Write whole days, from 1 to ${most.toLocaleString('en')}.`;
